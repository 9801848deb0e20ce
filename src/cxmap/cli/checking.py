"""One check of some maps from beginning to end: what it goes by, what it prints, how it ends."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cxmap.cli.streams import STANDARD, complain, deliver, encode, is_file, remark, result_style, say
from cxmap.reports.diagnostics.forms import COUNTED, FOR_PROGRAMS, Form, Look, render, render_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxmap.errors import FileProblem
    from cxmap.source import Document
    from cxmap.usecases.check import Checked
    from cxmap.usecases.inspection import Means
    from cxmap.usecases.wishes import Flags, Wishes


@dataclass(frozen=True, slots=True)
class Printing:
    """How findings are told.

    Attributes:
        form: The form.
        output: The file to write to; None for standard output.
        statistics: Whether rules are counted instead.
        exit_zero: Whether findings leave the exit code at 0.
        verbose: Whether to say what the run goes by.
    """

    form: Form
    output: Path | None = None
    statistics: bool = False
    exit_zero: bool = False
    verbose: bool = False

    @property
    def counts(self) -> bool:
        """Whether rules can be counted in this form."""
        return self.form in COUNTED


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be checked, and how.

    Attributes:
        paths: Files and folders; none means the folder of the configuration, else the working folder.
        flags: What the command line says.
        config: The configuration file that was named; None for the nearest.
        printing: How findings are told.
        jobs: How many processes may work; None for one on each core.
        cache: Whether results of earlier runs may be used and new ones kept.
    """

    paths: "Sequence[Path]"
    flags: "Flags"
    config: Path | None
    printing: Printing
    jobs: int | None = None
    cache: bool = True

    def configure(self) -> "tuple[list[Path], Wishes, Means]":
        """What is checked, how, and with what, with the configuration of this moment.

        Raises:
            UsageError: The configuration or a selector cannot be used. The help says what to mend.
        """
        from cxmap.cache.store import RESULTS
        from cxmap.cli.project import open_and_tell
        from cxmap.usecases.configuration import or_home
        from cxmap.usecases.inspection import Means
        from cxmap.usecases.wishes import make_wishes

        configuration, store = open_and_tell(self.config, RESULTS, cache=self.cache, verbose=self.printing.verbose)
        return or_home(self.paths, configuration), make_wishes(self.flags, configuration), Means(self.jobs, store)

    def run(self) -> "tuple[Checked, int]":
        """Check and tell, and return what was found and the exit code.

        Raises:
            CxmapError: It could not be done. The message says why.
        """
        checked = check(*self.configure())
        self.tell(checked)
        return checked, self.end(checked.report.failed, checked.unreadable)

    def end(self, failed: bool, problems: "Iterable[FileProblem]") -> int:  # noqa: FBT001  (a verdict)
        """Say which files could not be read or written, and return the exit code."""
        code = int(failed and not self.printing.exit_zero)
        for problem in problems:
            complain(problem.message, problem.help)
            code = 2
        return code

    def tell(self, checked: "Checked", *, aside: bool = False) -> None:
        """Print or write what was found.

        Args:
            checked: What was found.
            aside: Whether standard output is taken, so that what would go there goes to standard error.
        """
        printing = self.printing
        for line in checked.remarks if printing.verbose else ():
            remark(line)
        aside = aside and not is_file(printing.output)
        if printing.form in FOR_PROGRAMS:
            from cxmap.source import get_folder_in_repository

            look = Look(folder=get_folder_in_repository())
        elif checked.report.files:
            look = Look() if aside else Look(*result_style(printing.output))
        else:
            return
        if printing.statistics:
            text = render_counts(printing.form, checked.report, look)
        else:
            text = render(printing.form, checked.report, checked.documents, look)
        if aside:
            say(text)
        else:
            deliver(encode(text) if printing.form in FOR_PROGRAMS else text, printing.output)


def check(paths: "Sequence[Path]", wishes: "Wishes", means: "Means") -> "Checked":
    """Check files, folders and, where it is named, standard input."""
    from cxmap.usecases.check import check_paths

    documents: list[Document] = []
    if STANDARD in paths:
        from cxmap.source import read_standard_input

        documents = [read_standard_input(wishes.limits)]
    return check_paths([path for path in paths if path != STANDARD], documents, wishes, means)


def watch(task: Task) -> NoReturn:
    """Check whenever somebody saves, until Ctrl-C.

    Raises:
        CxmapError: The first check could not be done, or nothing can be watched.
    """
    from cxmap.cli.watching import watch as keep_working

    def check_again() -> tuple[str, ...]:
        checked, _ = task.run()
        return checked.report.names

    paths, _, _ = task.configure()
    keep_working(paths, check_again)
