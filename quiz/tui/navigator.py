"""Which screen comes when, and the runs that screens ask for."""

from functools import singledispatchmethod
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from quiz.bank.model import Bank
from quiz.session.modes import mode
from quiz.session.run import EXAM, PRACTICE, Run
from quiz.sitting import Sitting
from quiz.tui import messages as asked
from quiz.tui.panes.keyline import KeyLine
from quiz.tui.screens.quiz import QuizScreen
from quiz.workspace import RunOptions, Workspace

if TYPE_CHECKING:
    from quiz.examining import Examining
    from quiz.tui.app import QuizApp
    from quiz.tui.offer import Offer


class Navigator:
    """Does what the screen on top asks for. `wished` are the options of the next run."""

    def __init__(self, app: "QuizApp", workspace: Workspace, wished: RunOptions) -> None:
        self.app = app
        self.workspace = workspace
        self.length = wished.count
        self.tries = wished.tries
        self.sure = wished.sure
        self.minutes, self.held = wished.minutes, wished.held

    def home(self, first: str = "") -> Screen[Any]:
        """The banks, the cursor on the one with the id `first`."""
        from quiz.tui.screens.home import HomeScreen

        return HomeScreen(self.workspace, self.length, first)

    def playing(self, sitting: Sitting) -> Screen[Any]:
        """The screen on which a run is played."""
        if sitting.run.sheet is None:
            return QuizScreen(sitting, sure=self.sure)
        from quiz.tui.screens.exam import ExamScreen

        return ExamScreen(cast("Examining", sitting))

    def offer(self, offer: "Offer") -> None:
        """Ask what to begin, or whether to resume the run that was left."""
        from quiz.tui.screens.offer import OfferScreen

        self._over(OfferScreen(offer))

    def _over(self, screen: Screen[Any]) -> None:
        """Put `screen` over what is shown; leaving it shows that again."""
        self.app.push_screen(self.app.sized(screen))

    def _show(self, screen: Screen[Any]) -> None:
        """Put `screen` over the first one, in the place of what is there."""
        self.app.sized(screen)
        if len(self.app.screen_stack) == 1:
            self.app.push_screen(screen)
        else:
            self.app.switch_screen(screen)

    def _play(self, bank: Bank, wished: RunOptions, left: Run | None = None) -> None:
        """Resume the run that was `left`, or begin a new one; say so where that has nothing to ask."""
        from quiz.examining import sitting_of

        run = left or self.workspace.new_run(bank, wished)
        if run is not None:
            self._show(self.playing(sitting_of(self.workspace, bank, run, resumed=run is left)))
        else:
            self._nothing(wished)

    def _nothing(self, wished: RunOptions) -> None:
        """Say that a run has nothing to ask; a row that promised otherwise, or a dialog, is out of date."""
        from quiz.tui.screens.home import HomeScreen
        from quiz.tui.screens.offer import OfferScreen

        if isinstance(self.app.screen, OfferScreen):
            self.app.pop_screen()
        if isinstance(self.app.screen, HomeScreen):
            self.app.screen.reload()
        # Behind what comes to a screen that is on top again, which shows its keys.
        self.app.screen.call_later(self._say, mode(wished.mode).nothing)

    def _say(self, words: str) -> None:
        """Say something at the foot of the screen."""
        for line in self.app.screen.query(KeyLine):
            line.say(words)

    @singledispatchmethod
    def do(self, request: object) -> None:
        """Do what the screen on top asks for."""
        raise NotImplementedError(request)

    @do.register(asked.Play)
    def _start(self, request: asked.Play) -> None:
        """Start a run, or offer to resume the one that was left; an exam says first what it will be."""
        from quiz.tui.offer import offered

        self.length = request.length
        wished = RunOptions(
            count=request.length,
            topic=request.topic,
            tries=self.tries,
            mode=request.mode,
            minutes=self.minutes,
            held=self.held,
        )
        left = self.workspace.open_run(request.bank)
        if left is None and wished.mode != EXAM:
            self._play(request.bank, wished)
        elif offer := offered(self.workspace, request.bank, left, wished):
            self.offer(offer)
        else:
            self._nothing(wished)

    @do.register(asked.Begin)
    def _begin(self, request: asked.Begin) -> None:
        offer = request.offer
        self._play(offer.bank, offer.wished, offer.left if request.resume else None)

    @do.register(asked.Finish)
    def _finish(self, request: asked.Finish) -> None:
        from quiz.tui.screens.results import ResultsScreen

        self._show(ResultsScreen(request.sitting))

    @do.register(asked.Again)
    def _again(self, request: asked.Again) -> None:
        bank, wished = request.sitting.bank, RunOptions(count=self.length, tries=self.tries, mode=PRACTICE)
        if request.missed:
            run = self.workspace.begin(bank, request.missed, options=wished)
            self._show(self.playing(Sitting(self.workspace, bank, run)))
        else:
            self._play(bank, wished)

    @do.register(asked.Reopen)
    def _reopen(self, request: asked.Reopen) -> None:
        self._show(QuizScreen(request.sitting, sure=self.sure, said=request.said))

    @do.register(asked.LookBack)
    def _look_back(self, request: asked.LookBack) -> None:
        from quiz.tui.screens.look_back import LookBackScreen

        self._over(LookBackScreen(request.sitting))

    @do.register(asked.Leave)
    def _leave(self, _: asked.Leave) -> None:
        """Go back to the banks, which are at the bottom unless the program began with a run."""
        from quiz.tui.screens.home import HomeScreen

        if isinstance(self.app.screen_stack[0], HomeScreen):
            self.app.pop_screen()
        else:
            self._show(self.home(self.app.first.bank.id if self.app.first is not None else ""))

    @do.register(asked.ReadSource)
    def _read_source(self, request: asked.ReadSource) -> None:
        from quiz.tui.screens.reader import ReaderScreen

        source = request.bank.source
        if source is not None:
            self._over(ReaderScreen(request.bank, source, self.workspace.text_of(source), request.claim))

    @do.register(asked.ShowMap)
    def _show_map(self, request: asked.ShowMap) -> None:
        from quiz.tui.screens.map import MapScreen

        bank = request.bank
        if bank.source is not None:
            self._over(MapScreen(bank, bank.source, self.workspace.claim_standings(bank)))

    @do.register(asked.ShowStats)
    def _show_stats(self, request: asked.ShowStats) -> None:
        from quiz.tui.screens.stats import StatsScreen

        self._over(StatsScreen(self.workspace, request.bank))

    @do.register(asked.ShowSettings)
    def _show_settings(self, _: asked.ShowSettings) -> None:
        from quiz.tui.screens.settings import SettingsScreen

        self._over(SettingsScreen(self.workspace.settings_file))

    @do.register(asked.AskSure)
    def _ask_sure(self, request: asked.AskSure) -> None:
        self.sure = request.wished

    @do.register(asked.ApplySetting)
    def _apply_setting(self, request: asked.ApplySetting) -> None:
        from quiz.tui.screens.home import HomeScreen

        settings = self.workspace.settings
        match request.field.key:
            case "theme":
                self.app.theme = self.app.look()
            case "questions":
                self.length = settings.questions
                for screen in self.app.screen_stack:
                    if isinstance(screen, HomeScreen):
                        screen.length = self.length
            case "tries":
                self.tries = settings.tries
            case "certainty":
                self.sure = settings.certainty == "on"
