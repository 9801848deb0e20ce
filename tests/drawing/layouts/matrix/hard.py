"""Matrices that are hard to draw: many circles at one place, odd texts, few and many touchpoints."""

from collections.abc import Callable

from tests.drawing.layouts.by_stage.gallery import WORDINGS, Wording

from cxmap.views.matrix import MatrixView, Position, Quadrant, Spot, Unranked

LATIN = WORDINGS["latin"]
CUT = Position(5.6, 4.9)


def find_quadrant(position: Position, cut: Position) -> Quadrant:
    if position.importance >= cut.importance:
        return "keep-up" if position.performance >= cut.performance else "fix-first"
    return "possible-overkill" if position.performance >= cut.performance else "low-priority"


def build_spot(rank: int, position: Position | None, cut: Position, wording: Wording = LATIN) -> Spot:
    return Spot(
        id=f"touchpoint-{rank}",
        name=f"{wording.card} {rank}" if rank % 3 else wording.card,
        owner=wording.owner if rank % 5 else "",
        rank=rank,
        position=position,
        quadrant=find_quadrant(position, cut) if position else None,
        score=f"{1000 / rank:.1f}",
        ranks=f"{max(1, rank - 3)}–{rank + 4}",
        assumed=("loyalty",) if rank % 4 == 0 else (),
        tooltip=f"{wording.card} — {wording.goal}",
        link="https://example.org/?a=1&b=2" if rank % 6 == 0 else "",
    )


def build_matrix(
    count: int,
    find_place: Callable[[int], Position],
    *,
    wording: Wording = LATIN,
    cut: Position = CUT,
    unranked: int = 3,
    first: int = 1,
) -> MatrixView:
    """A matrix of so many touchpoints.

    Args:
        count: How many have a rank.
        find_place: Where each lies, by its rank.
        wording: Its texts.
        cut: Where the quadrants are cut.
        unranked: How many have no rank.
        first: The rank of the first.
    """
    return MatrixView(
        id="hard",
        title=wording.stage,
        subtitle=wording.item,
        description="A hard matrix.",
        importance="loyalty",
        performance="satisfaction",
        cut=cut,
        cut_name="mean",
        method="at-risk",
        spots=tuple(build_spot(rank, find_place(rank), cut, wording) for rank in range(first, first + count)),
        unranked=tuple(
            Unranked(f"lost-{n}", n, wording.card, wording.owner, f"no {wording.channel}", wording.goal, "")
            for n in range(1, unranked + 1)
        ),
        notes=(wording.question, wording.item),
        command="cxmap score hard.journey.yaml",
    )


def scatter(rank: int) -> Position:
    """Places that look random and are not."""
    return Position(round((rank * 37 % 101) / 10.1, 2), round((rank * 61 % 97) / 9.7, 2))


def on_faces(rank: int) -> Position:
    """Places as whole answers on five faces give them: many touchpoints share one."""
    return Position(rank % 5 * 2.5, rank * 3 % 5 * 2.5)


def build_hard_matrices() -> dict[str, MatrixView]:
    views = {f"{script}": build_matrix(24, scatter, wording=wording) for script, wording in WORDINGS.items()}
    views |= {f"{script}, 70": build_matrix(70, scatter, wording=wording) for script, wording in WORDINGS.items()}
    middle = Position(5.0, 5.0)
    views["one touchpoint"] = build_matrix(1, lambda _: middle, cut=middle, unranked=0)
    views["all at one place"] = build_matrix(60, lambda _: middle, cut=middle, unranked=0)
    views["on five faces"] = build_matrix(200, on_faces, unranked=60)
    views["on five faces, cut at a corner"] = build_matrix(200, on_faces, cut=Position(10, 0))
    views["in every corner"] = build_matrix(40, lambda rank: Position(rank % 2 * 10, rank // 2 % 2 * 10))
    views["cut at the other corner"] = build_matrix(24, scatter, cut=Position(0.2, 9.9))
    views["200"] = build_matrix(200, scatter)
    views["200 at one place"] = build_matrix(200, lambda _: middle)
    views["ranks of a large map"] = build_matrix(20, scatter, first=1990)
    return views
