"""What people wish: from flags and configuration to what maps are held to and what is made of the findings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cxmap.config.ages import AGES, NEVER, count_days
from cxmap.diagnostics.diagnostic import Severity
from cxmap.diagnostics.policy import Policy
from cxmap.diagnostics.report import Report, build_report
from cxmap.errors import UsageError
from cxmap.limits import USUAL, Limits
from cxmap.rules.index import are_binding, find_codes, get_codes
from cxmap.usecases.configuration import get_limits
from cxmap.usecases.examined import Demands, Examined

if TYPE_CHECKING:
    from cxmap.language.level import Level
    from cxmap.usecases.configuration import Configuration

Weight = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How people want their maps checked.

    Attributes:
        demands: What the maps are held to; None asks only that they are sound.
        policy: What is made of the findings.
        folder: The folder that `file_ignores` are seen from; None where there are none.
        file_ignores: Patterns of files, each with the codes that are not heard there; `*` crosses folders.
        limits: How much they may ask for.
    """

    demands: Demands | None = None
    policy: Policy = field(default_factory=Policy)
    folder: Path | None = None
    file_ignores: Mapping[str, frozenset[str]] = field(default_factory=dict)
    limits: Limits = USUAL


@dataclass(frozen=True, slots=True)
class Flags:
    """What a command line says; None and nothing where it says nothing."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: Weight | None = None
    level: "Level | None" = None
    today: date | None = None


def make_wishes(flags: Flags, configuration: "Configuration | None" = None) -> Wishes:
    """Bring flags and configuration together: a flag beats the file, the file beats the default.

    Args:
        flags: What the command line says.
        configuration: The configuration; None where there is none.

    Raises:
        UsageError: There is no such rule or kind of evidence, or the rule cannot be silenced. The help names what is
            near.
    """
    # Unlike every other part of the program, this one judges by the day: a map goes stale where its reader lives.
    today = flags.today or date.today()  # noqa: DTZ011
    select = get_codes(flags.select, "`--select`")
    ignore = _get_silent(flags.ignore, "`--ignore`")
    if configuration is None:
        policy = Policy(select or None, ignore, fail_on=Severity(flags.fail_on or "error"))
        return Wishes(Demands(today, flags.level, ages=AGES), policy)
    name, settings = configuration.found.name, configuration.settings
    rules: Mapping[str, Any] = settings.get("rules", {})
    policy = Policy(
        select=select or get_codes(rules.get("select", ()), f"`rules.select` in {name}") or None,
        # Whoever asks for a rule by hand wants to hear it.
        ignore=ignore | (_get_silent(rules.get("ignore", ()), f"`rules.ignore` in {name}") - select),
        severities=_get_severities(rules.get("severity", {}), f"`rules.severity` in {name}"),
        fail_on=Severity(flags.fail_on or settings.get("fail-on", "error")),
    )
    ages = _get_ages(rules.get("evidence-age", {}), name)
    demands = Demands(today, flags.level, settings.get("level", "sketch"), ages)
    where = f"`rules.per-file-ignores` in {name}"
    written: Mapping[str, list[str]] = rules.get("per-file-ignores", {})
    ignores = {pattern: _get_silent(selectors, where) for pattern, selectors in written.items()}
    return Wishes(demands, policy, configuration.folder, ignores, get_limits(configuration))


def make_report(examined: Iterable[Examined], wishes: Wishes) -> Report:
    """Sum up what was found, as people want to hear it."""
    examined = list(examined)
    policy = wishes.policy
    if wishes.file_ignores:
        names = {found.file for one in examined for found in one.diagnostics}
        policy = replace(policy, file_ignores={name: _find_ignored(name, wishes) for name in names})
    silences = {(one.name, line): codes for one in examined for line, codes in _list_silenced(one).items()}
    found = (diagnostic for one in examined for diagnostic in one.diagnostics)
    return build_report((one.name for one in examined), policy.judge(found, silences), policy.fail_on)


def _get_silent(selectors: Sequence[str], where: str) -> frozenset[str]:
    """The codes of rules that are to be silent, or to weigh something else."""
    for selector in selectors:
        if are_binding(get_codes((selector,), where)):
            raise UsageError(
                f"`{selector}` cannot be changed by {where}: where it speaks, the file was not read",
                "mend what it reports",
            )
    return get_codes(selectors, where)


def _get_severities(written: Mapping[str, Weight], where: str) -> dict[str, Severity]:
    """How much the findings of each rule weigh; a rule by itself beats its family."""
    chosen: dict[str, Severity] = {}
    codes = {selector: _get_silent((selector,), where) for selector in written}
    for selector in sorted(written, key=lambda selector: -len(codes[selector])):
        chosen |= dict.fromkeys(codes[selector], Severity(written[selector]))
    return chosen


def _get_ages(written: Mapping[str, str], name: str) -> dict[str, int]:
    """How long evidence of each kind stays fresh, in days."""
    ages = dict(AGES)
    for kind, age in written.items():
        if kind not in AGES:
            from cxmap.language.words import enumerate_words, nearest

            known = enumerate_words(sorted(AGES))
            near = nearest(kind, AGES)
            advice = f"did you mean `{near}`?" if near else f"the kinds that grow old are {known}"
            raise UsageError(f"`{kind}` in {name} is no kind of evidence that grows old", advice)
        if age == NEVER:
            del ages[kind]
        else:
            ages[kind] = count_days(age)
    return ages


def _find_ignored(name: str, wishes: Wishes) -> frozenset[str]:
    """The codes that are not heard in a file."""
    seen = relpath(name, wishes.folder).replace("\\", "/")
    meant = [codes for pattern, codes in wishes.file_ignores.items() if fnmatchcase(seen, pattern)]
    return frozenset().union(*meant)


def _list_silenced(one: Examined) -> dict[int, frozenset[str]]:
    """The codes that comments silence, by the line of a file that they are about."""
    silenced: dict[int, frozenset[str]] = {}
    for suppression in one.suppressions:
        selectors = {selector.text for selector in suppression.selectors}
        silenced[suppression.line] = silenced.get(suppression.line, frozenset()).union(*map(find_codes, selectors))
    return silenced
