-- Runs and events are only ever appended. Scores and progress are worked out from the events.
CREATE TABLE runs (
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    at       INTEGER NOT NULL,           -- milliseconds since 1970, UTC
    bank     TEXT NOT NULL,
    body     TEXT NOT NULL               -- how the run began, as JSON
);

CREATE TABLE events (
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    at       INTEGER NOT NULL,           -- milliseconds since 1970, UTC
    run      TEXT NOT NULL,
    bank     TEXT NOT NULL,
    kind     TEXT NOT NULL,              -- answered, tried, hinted, skipped or undone
    question TEXT,
    mark     REAL CHECK (mark BETWEEN 0 AND 1),
    undoes   TEXT UNIQUE,                -- the id of the answer or skip that this event takes back
    body     TEXT NOT NULL               -- the whole event as JSON
);

CREATE INDEX runs_by_bank ON runs (bank, seq);
CREATE INDEX events_by_run ON events (run, seq);
CREATE INDEX events_by_bank ON events (bank, kind, seq, id, run, question, mark, at);

CREATE TRIGGER runs_stay BEFORE UPDATE ON runs BEGIN
    SELECT RAISE(ABORT, 'runs are only appended');
END;
CREATE TRIGGER runs_are_kept BEFORE DELETE ON runs BEGIN
    SELECT RAISE(ABORT, 'runs are only appended');
END;
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN
    SELECT RAISE(ABORT, 'events are only appended');
END;
CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN
    SELECT RAISE(ABORT, 'events are only appended');
END;
