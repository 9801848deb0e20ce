"""The bands as a graph for Graphviz: ids and sizes only, nothing that a person wrote."""

from collections.abc import Iterator, Sequence

from cxmap.drawing.layouts.flow.graph import Band
from cxmap.drawing.layouts.flow.style import COLUMN_GAP, NODE_GAP

_INCH = 72
_HEAD = f"""\
digraph {{
  graph [layout=dot, rankdir=LR, ranksep={COLUMN_GAP / _INCH:.5f}, nodesep={NODE_GAP / _INCH:.5f}, pack=20, \
packmode=array, nslimit=4]
  node [shape=box, fixedsize=true, label="", margin=0]
  edge [dir=none]
"""


def write_graph(bands: Sequence[Band]) -> str:
    """Write all bands as one graph, each a part that is laid out by itself.

    Nodes are named `n0`, `n1` … and links have the ids `e0`, `e1` …, in the order of the bands. Every link is
    exactly as long as its columns are apart, so that Graphviz finds the columns again; what hangs together with
    nothing else in its band is tied to an invisible beginning, and nodes without links to each other, so that
    they stand in rows. The bands are put side by side as in a table, because fitting them into each other takes
    Graphviz longer and longer the more there are, and only places within a band are read.
    """
    lines: list[str] = []
    nodes = links = 0
    for index, band in enumerate(bands):
        columns = band.number_columns()
        lines.append(f"  b{index} [style=invis, width=0, height=0]\n")
        for place, node in enumerate(band.nodes, start=nodes):
            width = node.block.width + band.more
            lines.append(f"  n{place} [width={width / _INCH:.5f}, height={node.block.height / _INCH:.5f}]\n")
        for tail, place in _find_ties(band):
            if tail is None:
                away = columns[band.nodes[place].column] + 1
                lines.append(f"  b{index} -> n{nodes + place} [style=invis, minlen={away}]\n")
            else:
                away = columns[band.nodes[place].column] - columns[band.nodes[tail].column]
                lines.append(f"  n{nodes + tail} -> n{nodes + place} [style=invis, minlen={away}, weight=4]\n")
        for place, link in enumerate(band.links, start=links):
            away = columns[band.nodes[link.head].column] - columns[band.nodes[link.tail].column]
            weight = 1 if link.backwards or link.way.end else 4
            lines.append(
                f"  n{nodes + link.tail} -> n{nodes + link.head} [id=e{place}, tailport={link.tail_side}, "
                f"headport={link.head_side}, minlen={away}, weight={weight}]\n"
            )
        nodes += len(band.nodes)
        links += len(band.links)
    return f"{_HEAD}{''.join(lines)}}}\n"


def _find_ties(band: Band) -> Iterator[tuple[int | None, int]]:
    """What holds each part of a band: the node without links before it in its row, or nothing but the beginning."""
    linked = {end for link in band.links for end in (link.tail, link.head)}
    rows: list[int] = []
    column, row = -1, 0
    for place in sorted(_find_beginnings(band), key=lambda place: band.nodes[place].column):
        if place in linked:
            yield None, place
            continue
        row = row + 1 if band.nodes[place].column == column else 0
        column = band.nodes[place].column
        yield rows[row] if row < len(rows) else None, place
        rows[row : row + 1] = [place]


def _find_beginnings(band: Band) -> Iterator[int]:
    """The leftmost node of each part of a band that hangs together."""
    parts = list(range(len(band.nodes)))

    def find(place: int) -> int:
        while parts[place] != place:
            parts[place] = parts[parts[place]]
            place = parts[place]
        return place

    for link in band.links:
        one, other = sorted((find(link.tail), find(link.head)), key=lambda place: (band.nodes[place].column, place))
        parts[other] = one
    return (place for place in range(len(band.nodes)) if find(place) == place)
