"""From a written number to a measure: the presets, the arithmetic of answers, and what is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from cxmap.journey.answers import summarise, takes_answers
from cxmap.journey.measures import Measure, Place, Refusal, Scale

if TYPE_CHECKING:
    from cxmap.journey.model import Entry
    from cxmap.language.evidence import Evidence
    from cxmap.language.measure import MeasuredValue
    from cxmap.language.scale import Scale as WrittenScale
    from cxmap.language.scale import Scales

# Units: shares are 0–1, a net score is −100…100. Cuts: the lower answers of each scale count as dissatisfied
# (1–2 of 5, 1–3 of 7, 0–4 of 0–10, detractors 0–6).
PRESETS: Mapping[str, Scale] = {
    "csat-5-mean": Scale("csat-5-mean", 1, 5, "high", "mean", 1, 5, 3),
    "csat-5-top-box": Scale("csat-5-top-box", 0, 1, "high", "top-box", 1, 5, 3),
    "nps": Scale("nps", -100, 100, "high", "net", 0, 11, 7),
    "ces-7-easy-high": Scale("ces-7-easy-high", 1, 7, "high", "mean", 1, 7, 4),
    "ces-7-easy-low": Scale("ces-7-easy-low", 1, 7, "low", "mean", 1, 7, 4),
    "percent": Scale("percent", 0, 100, "high", "share", 0, 2, 0.5),
    "share": Scale("share", 0, 1, "high", "share", 0, 2, 0.5),
    "0-10": Scale("0-10", 0, 10, "high", "mean", 0, 11, 5),
}
METHODS = frozenset({"mean", "top-box", "net", "share", "count"})
"""How answers become a figure."""

UNDECLARED = {"frequency": "share", "satisfaction": "0-10", "loyalty": "0-10", "value": "0-10"}


def resolve_scales(declared: "Scales | None") -> dict[str, Scale]:
    """The scale of each metric: the declared one, else its default."""
    scales = {}
    for metric, preset in UNDECLARED.items():
        written = getattr(declared, metric) if declared else None
        if written is None:
            scales[metric] = replace(PRESETS[preset], directed=False)
        else:
            scales[metric] = PRESETS[written] if isinstance(written, str) else own_scale(written)
    return scales


def own_scale(written: "WrittenScale") -> Scale:
    """A scale of the author's own, in the terms of a preset.

    `min` and `max` bound the answers; a top-box share and a net score of them have bounds of their own.
    """
    steps = written.max - written.min
    bounds = f"{spell(written.min)}–{spell(written.max)}"
    # Without a cut of its own a scale is cut in the middle, which is the same place when it is turned.
    cut = written.dissatisfied_below if written.dissatisfied_below is not None else (written.min + written.max) / 2
    options = int(steps) + 1 if steps.is_integer() else None
    name = bounds if written.method == "mean" else f"{written.method} of {bounds}"
    name += ", low is better" if written.better == "low" else ""
    directed = "better" in written.model_fields_set
    whole = Scale(name, written.min, written.max, written.better, written.method, written.min, options, cut, directed)
    match written.method:
        case "top-box":
            return replace(whole, min=0, max=1)
        case "net":
            return replace(whole, min=-100, max=100)
        case "share":
            # Such answers are no and yes, whatever the share is written in.
            return replace(whole, first=0, options=2, cut=0.5)
        case "count":
            return replace(whole, options=None)
        case _:
            return whole


def spell(number: float) -> str:
    """A number as its author would write it: `5`, not `5.0`."""
    return f"{number:.15g}"


def find_decimals(number: float) -> int:
    """How many decimals a number was written with; zeros at its end are not known."""
    exponent = Decimal(spell(number)).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def find_rounding(number: float) -> float:
    """By how much a number may be off that was rounded to as many decimals as it was written with."""
    # Not by a power of ten: the smallest numbers have more decimals than a float has powers.
    return float(f"5e-{find_decimals(number) + 1}")


def find_opinions(evidence: "Mapping[str, Entry[Evidence]]") -> frozenset[str]:
    """The ids of evidence that is only an assumption."""
    return frozenset(id for id, entry in evidence.items() if entry.noun.kind == "assumption")


def measure(
    written: "float | MeasuredValue",
    metric: str,
    scale: Scale,
    at: Place,
    opinions: frozenset[str],
    also: Sequence[str],
) -> Measure:
    """Turn a written number into a measure on its scale.

    Args:
        written: A bare number or a measured value.
        metric: What it measures; `frequency` is kept as a share of journeys.
        scale: The scale declared for it.
        at: Where it was written.
        opinions: Ids of evidence that is only an assumption.
        also: Evidence of the whole touchpoint, which stands behind a measured value that names none.

    Returns:
        The measure; `refused` says why where the number does not fit the scale. Nothing is raised and
        nothing is put in its place.
    """
    if isinstance(written, (int, float)):
        value, scaled, refused = _place(float(written), metric, scale)
        return Measure(at=at, value=value, scaled=scaled, refused=refused)
    source = written.from_
    evidence = tuple([source] if isinstance(source, str) else source or also)
    answers = tuple(written.answers or ())
    figure, spread, unhappy = written.value, None, None
    refused = _refuse_method(written, scale) or refuse_contradiction(written)
    if answers and refused is None:
        refused = _refuse_answers(answers, scale)
        if refused is None:
            figure, spread, unhappy = summarise(answers, scale)
            refused = _refuse_interval(written, figure)
    value = scaled = None
    if figure is not None and refused is None:
        value, scaled, refused = _place(figure, metric, scale, "value" if written.value is not None else "answers")
    return Measure(
        at=at,
        value=value,
        scaled=scaled,
        dissatisfied=None if refused else unhappy,
        answers=answers,
        n=written.n if written.n is not None or not answers else sum(answers),
        sd=spread if written.sd is None else written.sd,
        low=written.low,
        high=written.high,
        date=written.date.isoformat() if written.date else "",
        evidence=evidence,
        assumed=all(source in opinions for source in evidence),
        refused=refused,
    )


def refuse_contradiction(written: "MeasuredValue") -> Refusal | None:
    """Say what in a measured value speaks against the rest of it, whatever its scale is; None where nothing does."""
    if written.answers is not None:
        total = sum(written.answers)
        if written.n is not None and written.n != total:
            return Refusal("n-contradicts-answers", f"`n` is {written.n}, but the answers add up to {total}", "n")
        if total == 0:
            return Refusal("nobody-answered", "nobody answered", "answers")
    if written.n == 0:
        return Refusal("nobody-answered", "nobody answered", "n")
    return None if written.value is None else _refuse_interval(written, written.value)


def _refuse_method(written: "MeasuredValue", scale: Scale) -> Refusal | None:
    method = (written.method or "").strip().lower()
    if method in METHODS:
        fits, other = method == scale.method, f"the scale {scale.name} is a {scale.method}"
    elif method in PRESETS:
        # A scale of one's own may well be that preset under another name.
        fits = replace(PRESETS[method], name=scale.name, cut=scale.cut) == scale
        other = f"the scale is {scale.name}"
    else:
        return None
    return None if fits else Refusal("mixed-scales", f"the method is `{method}`, but {other}", "method")


def _refuse_interval(written: "MeasuredValue", figure: float) -> Refusal | None:
    ends = [end for end in (written.low, written.high) if end is not None]
    # A counted figure has more decimals than its interval, whose ends are written alike: 3.85 may stand for 3.853.
    slack = 0.0 if written.value is not None else min(map(find_rounding, ends), default=0.0)
    low, high = ("low", written.low, -1, "below", "begins"), ("high", written.high, 1, "above", "ends")
    for key, end, outside, words, limits in (low, high):
        if end is not None and outside * (figure - end) > slack:
            shown = spell(figure) if written.value is not None else f"{figure:.4g}"
            message = f"`{shown}` is {words} its own interval, which {limits} at {spell(end)}"
            return Refusal("impossible-interval", message, key)
    return None


def _refuse_answers(answers: Sequence[int], scale: Scale) -> Refusal | None:
    if scale.options is None:
        message = f"counted answers do not fit the scale {scale.name}"
    elif not takes_answers(scale):
        told = f"the two best of {scale.options} answer options tell nothing"
        message = f"{told}, so give the {scale.method} as a value"
    elif len(answers) != scale.options:
        message = f"{len(answers)} answer options, but the scale {scale.name} has {scale.options}"
    else:
        return None
    return Refusal("wrong-options", message, "answers")


def _place(value: float, metric: str, scale: Scale, key: str = "") -> tuple[float | None, float | None, Refusal | None]:
    """A figure, the same brought to its common unit, and why it cannot be where it lies outside its scale."""
    if not scale.min <= value <= scale.max:
        bounds = f"{spell(scale.min)} to {spell(scale.max)}"
        message = f"`{spell(value)}` is outside the scale {scale.name} ({bounds})"
        return None, None, Refusal("off-scale", message, key, value)
    if metric != "frequency":
        return value, scale.to_ten(value), None
    # A touchpoint met three times in a journey is still met in one journey.
    return value, min(value, 1.0) if scale.method == "count" else scale.to_share(value), None
