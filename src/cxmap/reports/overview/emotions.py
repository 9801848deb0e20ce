"""How people feel on their way, as a line of blocks and in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from cxmap.reports.overview.overview import Named
from cxmap.views.story import describe_feeling

if TYPE_CHECKING:
    from cxmap.reports.overview.overview import MapOverview, TouchpointRow

BLOCKS: Final = "▁▂▃▄▅▆▇█"
STAGE: Final = "│"
UNKNOWN: Final = "?"
ABSENT: Final = "·"

_MEANINGS: Final = {UNKNOWN: "nobody says", ABSENT: "does not come"}

EVERYBODY: Final = "Everybody"
"""Who feels, in a map without personas."""


class Curve(NamedTuple):
    """How one persona feels.

    Attributes:
        name: What people call the persona.
        stages: The blocks of each stage that has touchpoints, in order.
        lowest: Where the persona feels worst, in a sentence.
    """

    name: str
    stages: tuple[str, ...]
    lowest: str


def tell_signs(overview: "MapOverview") -> str:
    """What the signs that are used mean, in a sentence."""
    used = {sign for curve in list_curves(overview) for stage in curve.stages for sign in stage}
    signs = [f"From {BLOCKS[0]} angry to {BLOCKS[-1]} delighted"]
    signs += [f"{sign} {meaning}" for sign, meaning in _MEANINGS.items() if sign in used]
    return f"{'; '.join([*signs, f'{STAGE} begins a stage'])}."


def list_stages(overview: "MapOverview") -> str:
    """The stages that the marks stand for, in a sentence."""
    used = {row.stage for row in overview.touchpoints}
    return f"The stages: {f' {STAGE} '.join(stage.name for stage in overview.stages if stage.id in used)}."


def list_curves(overview: "MapOverview") -> Iterator[Curve]:
    """How each persona feels of whom the map tells anything."""
    rows = sorted(overview.touchpoints, key=lambda row: row.number)
    for place, persona in enumerate(overview.personas or [Named("", EVERYBODY)]):
        felt = [(feeling, row) for row in rows if (feeling := row.feels[place]) is not None]
        if felt:
            stages = ([row for row in rows if row.stage == stage.id] for stage in overview.stages)
            blocks = tuple("".join(_draw(row, place, persona.id) for row in stage) for stage in stages if stage)
            yield Curve(persona.name, blocks, _tell_lowest(felt, overview))


def _is_absent(row: "TouchpointRow", persona: str) -> bool:
    """Whether a touchpoint is none on the way of a persona; without an id it is everybody, who comes everywhere."""
    return bool(persona) and persona not in row.personas


def _draw(row: "TouchpointRow", place: int, persona: str) -> str:
    feeling = row.feels[place]
    if feeling is None:
        return ABSENT if _is_absent(row, persona) else UNKNOWN
    # From -2 to 2 onto the blocks.
    return BLOCKS[round((feeling + 2) / 4 * (len(BLOCKS) - 1))]


def _tell_lowest(felt: "list[tuple[float, TouchpointRow]]", overview: "MapOverview") -> str:
    """Where a persona feels worst: the first such place, and how many more there are."""
    least = min(feeling for feeling, _ in felt)
    if least == max(feeling for feeling, _ in felt):
        return f"{describe_feeling(least).capitalize()} all the way."
    lowest = [row for feeling, row in felt if feeling == least]
    stages = {stage.id: stage.name for stage in overview.stages}
    more = f", and at {len(lowest) - 1} more" if len(lowest) > 1 else ""
    first = lowest[0]
    return (
        f"Lowest at {first.number} of {len(overview.touchpoints)}, “{first.name}” in {stages[first.stage]}: "
        f"{describe_feeling(least)}{more}."
    )
