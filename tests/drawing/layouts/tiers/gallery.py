"""Ladders of every kind: one tier and many, without numbers and with refused ones, in several scripts."""

from tests.drawing.layouts.by_stage.gallery import WORDINGS, Wording

from cxmap.views.keys import ChannelKey
from cxmap.views.tiers import Climb, Contact, Figure, Step, TiersView

LATIN = WORDINGS["latin"]
CHANNELS = tuple(ChannelKey(f"c{place}", f"Channel {place}", place) for place in range(9))


def make_figure(value: float | None, note: str = "n = 74", *, assumed: bool = False) -> Figure:
    text = "" if value is None else f"{'~' * assumed}{value:,.1f}"
    return Figure(text, value, note, assumed, f"{note}, from a survey")


def make_contact(number: int, wording: Wording = LATIN) -> Contact:
    channel = CHANNELS[number % 9] if number % 4 else None
    return Contact(f"t{number}", number, f"{wording.card} {number}", channel, wording.goal, "https://example.org/")


def make_step(place: int, wording: Wording = LATIN, *, contacts: int = 2) -> Step:
    """A tier; numbers go through all their kinds with its place."""
    kinds = (
        make_figure(0.4 + place),
        None,
        make_figure(None, "cannot be used: nobody answered"),
        make_figure(1234567.5, "assumed", assumed=True),
        make_figure(0.0),
        make_figure(-3.0),
    )
    return Step(
        id=f"tier{place}",
        name=f"{wording.owner} {place}",
        access=wording.question if place % 3 != 1 else "",
        influence=wording.item if place % 4 != 2 else "",
        reach=kinds[place % 6],
        value=kinds[(place + 3) % 6],
        contacts=tuple(make_contact(place * contacts + number + 1, wording) for number in range(contacts)),
    )


def make_climb(source: int, target: int, wording: Wording = LATIN) -> Climb:
    kind = source + 2 * target
    through = make_contact(kind + 1, wording) if kind % 4 else None
    terms = wording.item if kind % 3 else ""
    return Climb(source, target, through, bool(terms) or kind % 2 == 0, terms, f"{source} → {target}")


def build_ladder_view(
    count: int, pairs: list[tuple[int, int]], wording: Wording = LATIN, *, contacts: int = 2, shared: int = 20
) -> TiersView:
    """A ladder of so many tiers with ways between their places."""
    return TiersView(
        id="gallery",
        title=wording.stage,
        subtitle=wording.item,
        description="A ladder of the gallery.",
        steps=tuple(make_step(place, wording, contacts=contacts) for place in range(count)),
        climbs=tuple(make_climb(*pair, wording) for pair in dict.fromkeys(pairs)),
        entry=wording.stage if shared else "",
        question=wording.question if count % 2 else "",
        shared=shared,
        channels=CHANNELS,
    )


def climb_all(count: int) -> list[tuple[int, int]]:
    """From each tier up to the next and down again."""
    return [pair for place in range(count - 1) for pair in ((place, place + 1), (place + 1, place))]


def build_gallery() -> dict[str, TiersView]:
    """Named ladders, each of another kind."""
    views = {}
    for script, wording in WORDINGS.items():
        views[script] = build_ladder_view(4, [*climb_all(4), (0, 2), (3, 0)], wording)
    views["one tier"] = build_ladder_view(1, [], contacts=0)
    views["one tier that leads to itself"] = build_ladder_view(1, [(0, 0)])
    views["two tiers, bare"] = TiersView(
        "m", "Bare", "", "", tuple(Step(f"t{n}", f"T{n}", "", "", None, None, ()) for n in (0, 1)), (), "", "", 0, ()
    )
    views["twelve tiers"] = build_ladder_view(12, climb_all(12))
    views["forty tiers"] = build_ladder_view(40, climb_all(40), contacts=0)
    views["everything to everything"] = build_ladder_view(8, [(a, b) for a in range(8) for b in range(8)])
    views["only over the others"] = build_ladder_view(5, [(0, 4), (4, 0), (1, 3), (3, 1), (0, 2)])
    views["only down"] = build_ladder_view(3, [(2, 1), (1, 0)])
    views["a hundred touchpoints in each tier"] = build_ladder_view(3, climb_all(3), contacts=100, shared=1)
    return views
