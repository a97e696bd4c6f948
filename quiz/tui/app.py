"""The app: themes, which screen comes when, and the runs that screens ask for."""

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.types import CSSPathType

from quiz.bank.model import Bank
from quiz.session.modes import mode
from quiz.session.run import EXAM, Run
from quiz.sitting import Sitting
from quiz.tui.keys import all_keys, moves
from quiz.tui.messages import SourceWished
from quiz.tui.offer import Offer
from quiz.tui.palette import ACTION, found_in, may_search, open_palette
from quiz.tui.panes.keyline import KeyLine
from quiz.tui.screens.quiz import WIDE, QuizScreen
from quiz.tui.theme import DARK, LIGHT, look
from quiz.workspace import RunOptions, Workspace

if TYPE_CHECKING:
    from quiz.tui.screens.exam import ExamScreen
    from quiz.tui.screens.home import HomeScreen
    from quiz.tui.screens.results import ResultsScreen
    from quiz.tui.screens.settings import SettingsScreen

RETRY_SECONDS = 5


class QuizApp(App[None]):
    """Home, quiz and results over one workspace."""

    TITLE = "quiz"
    CSS_PATH: ClassVar[CSSPathType | None] = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - as App declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012

    BINDINGS: ClassVar = [
        Binding("question_mark,f1", "keys", "All keys", show=False),
        Binding("ctrl+p", ACTION, "Find a key by what it does", show=False, priority=True),
        Binding("ctrl+l", "look", "Light or dark, until the program ends", show=False),
        Binding("ctrl+z", "suspend_process", "Put the program aside (fg brings it back)", show=False),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+c", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(
        self,
        workspace: Workspace,
        first: Sitting | Offer | None = None,
        wished: RunOptions = RunOptions(),  # noqa: B008 - frozen
        on_ready: Callable[["QuizApp"], None] | None = None,
    ) -> None:
        super().__init__()
        # No screen shows toasts or tooltips; without their widgets every layout and the start are faster.
        self._disable_notifications = self._disable_tooltips = True
        self.workspace = workspace
        self.first = first
        self.length = wished.count
        self.tries = wished.tries
        self.sure = wished.sure
        self.minutes, self.held = wished.minutes, wished.held
        self.on_ready = on_ready
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Nothing is parsed yet: setting the theme in the ordinary way would have every style parsed twice.
        self.set_reactive(App.theme, self._look())
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """The first question where a run can begin at once, so that nothing is drawn before it; else the banks."""
        if isinstance(self.first, Sitting):
            return self._sized(self._playing(self.first))
        if self.first is not None:
            self.call_later(self._offer, self.first)
        return self._sized(self._home())

    def _sized(self, screen: Screen[Any]) -> Screen[Any]:
        """`screen` with the classes of its size from the outset, so that its styles are not found twice."""
        points = ((self.size.width, self.HORIZONTAL_BREAKPOINTS), (self.size.height, self.VERTICAL_BREAKPOINTS))
        for size, breakpoints in points:
            screen.add_class(next(name for least, name in reversed(breakpoints or []) if size >= least), update=False)
        return screen

    def on_mount(self) -> None:
        """Try again and again to save what could not be saved."""
        self.set_interval(RETRY_SECONDS, self.workspace.record)
        if self.on_ready is not None:
            self.on_ready(self)

    @property
    def letters_move(self) -> bool:
        """Whether h, j, k and l do what the arrows do."""
        return self.workspace.settings.vi_keys

    async def on_event(self, event: events.Event) -> None:
        """Letters that move are not heard where the student does not wish it."""
        if isinstance(event, events.Key) and not self.letters_move and moves(self.screen, event.key):
            return
        await super().on_event(event)

    @property
    def fault(self) -> Exception | None:
        """What broke the app, if something did."""
        return self._exception

    def _print_error_renderables(self) -> None:
        """Say nothing here: whoever started the app tells of its fault in one line."""
        self._exit_renderables.clear()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: every key of the screen by what it does."""
        for key in found_in(screen):
            yield SystemCommand(key.does, key.keys, partial(self.run_action, key.action, key.owner))

    def action_keys(self) -> None:
        """Show every key."""
        from quiz.tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(all_keys(self.screen)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are not searched for everywhere."""
        return may_search(self.screen) if action == ACTION else super().check_action(action, parameters)

    def action_command_palette(self) -> None:
        """Find a key by what it does."""
        open_palette(self)

    def action_look(self) -> None:
        """Light or dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def _look(self) -> str:
        """The theme that is set."""
        return look(self.workspace.settings.theme, os.environ.get("COLORFGBG", "")).name

    def _home(self) -> Screen[Any]:
        from quiz.tui.screens.home import HomeScreen

        return HomeScreen(self.workspace, self.length, self.first.bank.id if self.first is not None else "")

    def _playing(self, sitting: Sitting) -> Screen[Any]:
        if sitting.run.sheet is None:
            return QuizScreen(sitting, sure=self.sure)
        from quiz.examining import Examining
        from quiz.tui.screens.exam import ExamScreen

        return ExamScreen(cast("Examining", sitting))

    def _sitting(self, bank: Bank, run: Run, *, resumed: bool) -> Sitting:
        from quiz.examining import sitting_of

        return sitting_of(self.workspace, bank, run, resumed=resumed)

    def _play(self, bank: Bank, wished: RunOptions, left: Run | None = None) -> None:
        """Go on with the run that was `left`, or begin the one that is wished; say so where that has nothing to ask."""
        run = left or self.workspace.new_run(bank, wished)
        if run is not None:
            self._show(self._playing(self._sitting(bank, run, resumed=run is left)))
        else:
            for line in self.screen.query(KeyLine):
                line.say(mode(wished.mode).nothing)

    def _show(self, screen: Screen[Any]) -> None:
        """Put `screen` over the first one, in the place of what lies there."""
        self._sized(screen)
        if len(self.screen_stack) == 1:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    @on(SourceWished)
    def _read_source(self, event: SourceWished) -> None:
        """Put the text over what is shown; leaving it shows that again."""
        from quiz.tui.screens.reader import ReaderScreen

        source = event.bank.source
        if source is not None:
            text = self.workspace.text_of(source)
            self.push_screen(self._sized(ReaderScreen(event.bank, source, text, event.claim)))

    def open_map(self, bank: Bank) -> None:
        """Put the argument map of the bank's source over what is shown."""
        from quiz.tui.screens.map import MapScreen

        if bank.source is not None:
            self.push_screen(self._sized(MapScreen(bank, bank.source, self.workspace.claim_standings(bank))))

    def _go_home(self) -> None:
        """Back to the banks, which lie at the bottom unless the program began with a run."""
        from quiz.tui.screens.home import HomeScreen

        if isinstance(self.screen_stack[0], HomeScreen):
            self.pop_screen()
        else:
            self._show(self._home())

    def _offer(self, offer: Offer) -> None:
        """Ask what to begin, or whether to go on with the run that was left."""
        from quiz.tui.screens.offer import OfferScreen

        def chosen(resume: bool | None) -> None:
            if resume is not None:
                self._play(offer.bank, offer.wished, offer.left if resume else None)

        self.push_screen(OfferScreen(offer), chosen)

    @on(QuizScreen.Finished)
    def _finished(self, event: QuizScreen.Finished) -> None:
        self._results(event.sitting)

    def _results(self, sitting: Sitting) -> None:
        from quiz.tui.screens.results import ResultsScreen

        self._show(ResultsScreen(sitting))

    def on_home_screen_chosen(self, event: "HomeScreen.Chosen") -> None:
        """Start a run, or offer to go on with the one that was left; an exam says first what it will be."""
        self.length = event.length
        wished = RunOptions(
            count=event.length,
            topic=event.topic,
            tries=self.tries,
            mode=event.mode,
            minutes=self.minutes,
            held=self.held,
        )
        left = self.workspace.open_run(event.bank)
        if left is None and wished.mode != EXAM:
            self._play(event.bank, wished)
        else:
            self._offer(Offer(event.bank, left, wished))

    def on_home_screen_stats_wished(self, event: "HomeScreen.StatsWished") -> None:
        """See what the answers come to."""
        from quiz.tui.screens.stats import StatsScreen

        self.push_screen(self._sized(StatsScreen(self.workspace, event.bank)))

    def on_home_screen_settings_wished(self) -> None:
        """Show what is set."""
        from quiz.tui.screens.settings import SettingsScreen

        self.push_screen(self._sized(SettingsScreen(self.workspace.settings_file)))

    def on_settings_screen_changed(self, event: "SettingsScreen.Changed") -> None:
        """What is set holds from now on."""
        from quiz.tui.screens.home import HomeScreen

        settings = self.workspace.settings
        match event.field.key:
            case "theme":
                self.theme = self._look()
            case "questions":
                self.length = settings.questions
                for screen in self.screen_stack:
                    if isinstance(screen, HomeScreen):
                        screen.length = self.length
            case "tries":
                self.tries = settings.tries
            case "certainty":
                self.sure = settings.certainty == "on"

    def on_home_screen_map_wished(self, event: "HomeScreen.MapWished") -> None:
        """See what the text claims, and how well it is known."""
        self.open_map(event.bank)

    def on_results_screen_again(self, event: "ResultsScreen.Again") -> None:
        """Repeat what was missed, or begin anew."""
        bank = event.sitting.bank
        wished = RunOptions(count=self.length, tries=self.tries)
        if event.missed:
            self._show(
                self._playing(Sitting(self.workspace, bank, self.workspace.begin(bank, event.missed, options=wished)))
            )
        else:
            self._play(bank, wished)

    def on_results_screen_reopened(self, event: "ResultsScreen.Reopened") -> None:
        """The run goes on."""
        self._show(QuizScreen(event.sitting, sure=self.sure, said=event.said))

    def on_results_screen_all_wished(self, event: "ResultsScreen.AllWished") -> None:
        """Look through the run."""
        from quiz.tui.screens.look_back import LookBackScreen

        self.push_screen(self._sized(LookBackScreen(event.sitting)))

    def on_results_screen_left(self) -> None:
        """Back to the banks."""
        self._go_home()

    def on_exam_screen_finished(self, event: "ExamScreen.Finished") -> None:
        """Say what the exam came to."""
        self._results(event.sitting)

    def on_exam_screen_left(self) -> None:
        """Back to the banks; the exam stays open, and its clock goes on unless it is held."""
        self._go_home()

    @on(QuizScreen.SureWished)
    def _sure_wished(self, event: QuizScreen.SureWished) -> None:
        self.sure = event.wished

    def on_quiz_screen_left(self) -> None:
        """Back to the banks; the run stays open."""
        self._go_home()
