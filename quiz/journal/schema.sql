-- Events are only ever appended. Scores and progress are worked out from them.
CREATE TABLE events (
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    at       INTEGER NOT NULL,           -- milliseconds since 1970, UTC
    run      TEXT NOT NULL,
    bank     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    question TEXT,
    mark     REAL CHECK (mark BETWEEN 0 AND 1),
    undoes   TEXT UNIQUE,                -- the id of the answer that this event takes back
    body     TEXT NOT NULL               -- the whole event as JSON
);

CREATE INDEX events_by_run ON events (run, seq);
CREATE INDEX events_by_bank ON events (bank, kind, seq, run, question, mark, at);

CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN
    SELECT RAISE(ABORT, 'events are only appended');
END;
CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN
    SELECT RAISE(ABORT, 'events are only appended');
END;
