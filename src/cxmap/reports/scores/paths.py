"""Journeys as a paper: paths, what customers keep of them, where they leave, ways back, and what is not known."""

from typing import TYPE_CHECKING, Any

from cxmap.journey.paths import COVERED, ROUNDS
from cxmap.language.plurals import plural
from cxmap.reports.figures import interval, share
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.complaints import build_complaints, build_gaps
from cxmap.reports.scores.courses import list_facts, say_course, say_ends, shorten, spell_days
from cxmap.reports.scores.leaks import build_leaks, build_rounds, make_begins
from cxmap.reports.scores.survey import ASSUMED
from cxmap.scoring.flow.paths import LIKELY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.flow.paths import FollowedCourse, FollowedJourney, FollowedPath

FORM = "cxmap-paths/1"

AT_LEAST = "+"
"""Marks a count that may be higher."""

EVERYBODY = "everybody"
"""The key under which stands what everybody feels, where all personas feel alike."""

SHOWN = 10
"""Paths, and touchpoints where customers leave, that people are shown. Source: ours, what fits on a page."""


def build_paper(followed: "FollowedJourney", line_of: "LineOf", top: int | None = SHOWN) -> Paper:
    """The journeys of a map as a paper.

    Args:
        followed: The map with its journeys followed.
        line_of: Finds the line on which something was written.
        top: How many paths and places where customers leave to show of each course; None shows all that were listed.
    """
    journey = followed.journey
    return Paper(
        form=FORM,
        facts={
            "map": journey.id,
            "journeys_per_year": followed.a_year,
            "likely": LIKELY,
            "most_rounds": ROUNDS,
            "covered_at_most": COVERED,
            "courses": [list_facts(one) for one in followed.courses],
            "begins_not_followed": list(followed.unfollowed),
        },
        title=f"{journey.title}: paths",
        subtitle=f"{journey.file}: {say_ends(followed)}",
        sheets=(
            _build_main(followed, top),
            _build_memories(followed),
            build_leaks(followed, line_of, top),
            build_rounds(followed, line_of),
            build_complaints(followed.complaints, line_of),
            build_gaps(journey, followed.gaps, line_of),
        ),
    )


def _build_main(followed: "FollowedJourney", top: int | None) -> Sheet:
    columns = (
        Column("share", "Share", "share", show=_show_share),
        Column("path", "Path", show=lambda row: row["short"]),
        Column("steps", "Steps", "whole"),
        Column("peak_end", "Peak–end", "id", show=_show_peak_end),
        Column("channel_changes", "Channel changes", "whole", show=_show_changes("channel")),
        Column("owner_changes", "Team changes", "whole", show=_show_changes("owner")),
        Column("days", "Takes", "id", roomy=True, show=_show_time),
        Column("moments_of_truth", "Moments of truth", "whole", roomy=True,
               show=lambda row: str(len(row["moments_of_truth"]))),
        *(Column(key) for key in ("begins", "end", "assumed", "short", "everybody", "peaks", "ends")),
        *(Column(key) for key in ("touchpoints_without_feels", "touchpoints_without_takes")),
        *(Column(key) for key in ("channel_changes_open", "owner_changes_open")),
    )  # fmt: skip
    rows = tuple(_lay_out(one, path) for one in followed.courses for path in one.paths[:top])
    return Sheet(
        "paths",
        "",
        columns,
        rows,
        lead=tuple(sentence for one in followed.courses for sentence in say_course(followed, one)),
        notes=tuple(_say_notes(followed, rows, top)),
        empty="No path leads to an end.",
    )


def _say_notes(followed: "FollowedJourney", rows: tuple[Row, ...], top: int | None) -> "Iterator[str]":
    for one in followed.courses:
        shown = one.paths[:top]
        taken = sum(path.share or 0.0 for path in shown)
        left = one.done + one.leaves - taken
        begins = f" from {', '.join(one.course.starts)}" if len(followed.courses) > 1 else ""
        if shown and left > 1e-9:
            paths = f"{'at least ' if one.course.more else ''}{plural(len(one.paths), 'path')}"
            yield f"Showing {len(shown)} of {paths}{begins}; {share(left)} of journeys take others."
    if any("(" in row["short"] for row in rows):
        yield "A number in brackets counts touchpoints on the way that most customers take from there."
    if any(_show_peak_end(row) for row in rows):
        kept = "Peak–end is the mean of the most intense moment and the last one, from −2 (angry) to 2 (delighted)"
        several = any(_is_between(row) for row in rows)
        yield f"{kept}; two numbers are those of the unhappiest and the happiest persona." if several else f"{kept}."
    if any(AT_LEAST in _show_changes(noun)(row) for row in rows for noun in ("channel", "owner")):
        yield f"{AT_LEAST} at least: not every touchpoint on the way says its channels, or who owns it."


def _lay_out(course: "FollowedCourse", path: "FollowedPath") -> Row:
    felt = {persona or EVERYBODY: one for persona, one in path.felt.items()}
    return {
        "begins": list(course.course.starts),
        "share": path.share,
        "path": list(path.path.touchpoints),
        "end": path.path.end,
        "steps": len(path.path.touchpoints),
        "peak_end": {persona: one.value for persona, one in felt.items()},
        "peaks": {persona: one.peak for persona, one in felt.items()},
        "ends": {persona: one.end for persona, one in felt.items()},
        "everybody": path.peak_end,
        "touchpoints_without_feels": {persona: one.unknown for persona, one in felt.items()},
        "channel_changes": int(path.changes.channels),
        "channel_changes_open": int(path.changes.channels_open),
        "owner_changes": int(path.changes.owners),
        "owner_changes_open": int(path.changes.owners_open),
        "days": path.changes.days,
        "touchpoints_without_takes": int(path.changes.untimed),
        "moments_of_truth": list(path.moments),
        "assumed": path.path.assumed,
        "short": shorten(path, course),
    }


def _show_share(row: Row) -> str:
    return "?" if row["share"] is None else share(row["share"], 1) + ASSUMED * row["assumed"]


def _show_changes(noun: str) -> Any:  # noqa: ANN401  (what a column shows its cells with)
    def show(row: Row) -> str:
        count, missing = row[f"{noun}_changes"], row[f"{noun}_changes_open"]
        if missing and missing == row["steps"] - 1:
            return ""
        return f"{count:.0f}{AT_LEAST if missing else ''}"

    return show


def _show_peak_end(row: Row) -> str:
    values = [value for value in row["peak_end"].values() if value is not None]
    return interval(min(values), max(values), write_feeling) if values else ""


def _is_between(row: Row) -> bool:
    """Whether two numbers stand for what personas remember."""
    return len({value for value in row["peak_end"].values() if value is not None}) > 1


def _show_time(row: Row) -> str:
    if not row["days"]:
        return ""
    return f"{spell_days(row['days'])}{' or more' if row['touchpoints_without_takes'] else ''}"


def write_feeling(value: float) -> str:
    """An emotion as tables write it, with a proper minus."""
    return f"{value:.1f}".replace("-", "−") if round(value, 1) else "0.0"


def _is_felt(followed: "FollowedJourney") -> bool:
    return any(touchpoint.feels for touchpoint in followed.journey.touchpoints.values())


def _build_memories(followed: "FollowedJourney") -> Sheet:
    rows: list[Row] = []
    for one in followed.courses if _is_felt(followed) else ():
        for memory in one.memories:
            worst = one.worst.get(memory.persona)
            felt = None if worst is None else worst.felt.get(memory.persona)
            value = felt.value if felt else worst.peak_end if worst else None
            rows.append(
                {
                    "begins": list(one.course.starts),
                    "persona": memory.persona or None,
                    "name": memory.name,
                    "peak_end": memory.mean,
                    "below_zero": memory.below,
                    "without": memory.unknown,
                    "worst_peak_end": value,
                    "worst_share": worst.share if worst else None,
                    "worst_path": [*worst.path.touchpoints, worst.path.end] if worst else None,
                    "worst": shorten(worst, one) if worst else None,
                }
            )
    columns = (
        Column("name", "Who", most=20),
        make_begins(followed),
        Column("peak_end", "Peak–end", "number", show=lambda row: _write(row["peak_end"])),
        Column("below_zero", "Below 0", "share", digits=0),
        Column("without", "Without", "share", digits=0),
        Column("worst", "Worst likely path", show=_show_worst),
        *(Column(key) for key in ("persona", "worst_path", "worst_share", "worst_peak_end")),
    )
    notes = [
        "The mean of the journeys that have one, and the shares of journeys with one below 0, and without one.",
        f"A path is likely that at least {share(LIKELY)} of journeys take.",
    ]
    if len(followed.readers) > 1:
        notes.append("A map does not say who goes which way, so every persona is taken to go all ways alike.")
    return Sheet("memories", "What customers keep of the journey", columns, tuple(rows), notes=tuple(notes))


def _write(value: float | None) -> str:
    return "" if value is None else write_feeling(value)


def _show_worst(row: Row) -> str:
    if row["worst"] is None:
        return "no path is that likely"
    return f"{row['worst']} ({share(row['worst_share'])}: {write_feeling(row['worst_peak_end'])})"
