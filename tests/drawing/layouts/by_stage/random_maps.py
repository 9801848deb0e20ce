"""Maps of any shape, with texts of any kind."""

from hypothesis import strategies as st

from cxmap.views.keys import ChannelKey, PersonaCard
from cxmap.views.map import Card, Item, MapView, OwnerRun, StageColumn

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=0, max_size=60
) | st.sampled_from(("", "Website", "使用とサポート", "خدمة العملاء", "👩🏽‍💻 support", "W" * 45, "word " * 400))
names = words.filter(lambda text: bool(text.strip()))


@st.composite
def random_views(draw: st.DrawFn) -> MapView:
    """A map of any shape; numbers, owners and hand-offs fit each other as they do in a real one."""
    channels = tuple(ChannelKey(f"c{i}", draw(names), i) for i in range(draw(st.integers(0, 9))))
    personas = tuple(
        PersonaCard(f"p{i}", draw(names), draw(words), draw(words), i) for i in range(draw(st.integers(0, 5)))
    )
    feelings = st.none() | st.floats(-2, 2, allow_nan=False) | st.sampled_from((-2.0, 0.0, 1.0))
    sizes = draw(st.lists(st.integers(0, 12), min_size=0, max_size=9))
    stages, total = [], 0
    for index, size in enumerate(sizes):
        cards = tuple(
            Card(
                f"t{number}",
                number,
                draw(names),
                tuple(draw(st.lists(st.sampled_from(channels), max_size=4, unique=True))) if channels else (),
                draw(st.booleans()),
                tuple(draw(st.lists(st.sampled_from(("customer", "employee", "automated")), unique=True))),
                tuple(draw(feelings) for _ in range(max(1, len(personas)))),
                draw(words),
                "",
                draw(st.frozensets(st.integers(0, max(0, len(personas) - 1)), max_size=2)),
            )
            for number in range(total + 1, total + size + 1)
        )
        items = st.lists(st.sampled_from(cards), max_size=4) if cards else st.just([])
        rows = [tuple(Item(card.number, card.id, draw(words)) for card in draw(items)) for _ in range(3)]
        stages.append(StageColumn(f"s{index}", draw(names), draw(words), cards, *rows))
        total += size
    ends = sorted(draw(st.sets(st.integers(1, total), max_size=12)) | {total}) if total else []
    owners: list[OwnerRun] = []
    for last in ends:
        name, first = draw(words), owners[-1].last + 1 if owners else 1
        # Neighbours with one owner are one run.
        if owners and owners[-1].name == name:
            first = owners.pop().first
        owners.append(OwnerRun(name, first, last))
    handoffs = tuple(run.first for run in owners[1:] if run.name)
    return MapView(
        "m", draw(names), draw(words), "", personas, tuple(stages), tuple(owners), handoffs, len(handoffs), channels
    )
