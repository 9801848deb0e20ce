"""Maps of every kind: many and few stages, touchpoints and personas, in several scripts, with texts of any length."""

from dataclasses import dataclass, replace

from tests.drawing.layouts.by_stage.sample import build_sample

from cxmap.views.keys import ChannelKey, PersonaCard
from cxmap.views.map import Card, Item, MapView, OwnerRun, StageColumn

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänin" + "s"
CHANNEL_COUNT = 9


@dataclass(frozen=True)
class Wording:
    """The texts of a gallery map in one script."""

    stage: str
    question: str
    card: str
    channel: str
    item: str
    owner: str
    persona: str
    goal: str


WORDINGS = {
    "latin": Wording(
        "Use and get help",
        "How do I stay online without calling anybody?",
        "Calls support about the outage",
        "Telephone",
        "Five menu levels, then the case is told again",
        "Customer Care",
        "Careful switcher",
        "Understand what I pay for and reach a person",
    ),
    "cjk": Wording(
        "使用とサポート",
        "誰にも電話せずに問題を解決するにはどうすればよいですか。",
        "障害についてサポートに電話をかける",
        "電話",
        "メニューが五段階あり、その後また最初から説明しなければならない",
        "カスタマーサポート部",
        "慎重な乗り換え客",
        "支払っている内容を理解し、人と話したい",
    ),
    "arabic": Wording(
        "الاستخدام والحصول على المساعدة",
        "كيف أبقى متصلا بالإنترنت دون الاتصال بأحد؟",
        "يتصل بالدعم بشأن انقطاع الخدمة",
        "الهاتف",
        "خمسة مستويات من القوائم ثم يعاد شرح المشكلة من جديد",
        "خدمة العملاء",
        "عميل حذر",
        "أن أفهم ما أدفع مقابله وأن أتحدث إلى شخص",
    ),
    "emoji": Wording(
        "🛠️ Use & get help 🆘",
        "🤔 How do I stay online?",
        "📞 Calls 👩🏽‍💻 support about the 🔥 outage",
        "📱 App 🇩🇪",
        "😡😡😡 five levels, then 🔁 again",
        "👨‍👩‍👧‍👦 Care team",
        "🧓🏾 Careful one",
        "🎯 Reach a 👤 person",
    ),
    "long words": Wording(
        LONG_WORD, LONG_WORD, LONG_WORD, LONG_WORD, LONG_WORD, LONG_WORD, LONG_WORD, f"{LONG_WORD} {LONG_WORD}"
    ),
    "markup": Wording(
        '<b>Pay "now"</b>',
        "a:b -> c; d | {e} \\N \\l",
        "<script>alert('x')</script> & Sons",
        "&lt;Web&gt;",
        "[red]not markup[/] \\G ${x} `y` %z",
        "R&D <team>",
        'O\'Brien "Bob"',
        "{{ template }} <!-- -->",
    ),
    "endless": Wording(
        *(
            f"{word} " + "and so on, without an end in sight, " * 280
            for word in ("Stage", "Asks", "Card", "Web", "Item")
        ),
        *(f"{word} " + "and so on, without an end in sight, " * 280 for word in ("Team", "Persona", "Goal")),
    ),
}


def build_view(
    wording: Wording, *, stages: int, cards: int, personas: int, owner_every: int = 2, same_feelings: bool = False
) -> MapView:
    """A map with so many cards in each stage; emotions, icons, channels and owners go through all their values."""
    channels = tuple(ChannelKey(f"channel-{i}", f"{wording.channel} {i + 1}", i) for i in range(CHANNEL_COUNT))
    columns = []
    for stage in range(stages):
        numbers = range(stage * cards + 1, (stage + 1) * cards + 1)
        made = tuple(_build_card(wording, number, personas, channels, same=same_feelings) for number in numbers)
        items = tuple(Item(card.number, card.id, wording.item) for card in made)
        question = wording.question if stage % 3 != 1 else ""
        columns.append(
            StageColumn(
                f"stage-{stage}", wording.stage, question, made, items[::2], items[::3], items[1::2] + items[:1]
            )
        )
    total = stages * cards
    runs = tuple(
        OwnerRun(f"{wording.owner} {first % 5}" if first % 7 else "", first, min(first + owner_every - 1, total))
        for first in range(1, total + 1, owner_every)
    )
    people = tuple(
        PersonaCard(f"persona-{i}", f"{wording.persona} {i + 1}", wording.question, wording.goal, i)
        for i in range(personas)
    )
    handoffs = tuple(run.first for run in runs[1:])
    return MapView(
        "gallery",
        wording.stage,
        wording.item,
        "A gallery map.",
        people,
        tuple(columns),
        runs,
        handoffs,
        len(handoffs),
        channels,
    )


def _build_card(wording: Wording, number: int, personas: int, channels: tuple[ChannelKey, ...], *, same: bool) -> Card:
    deciders = ("customer", "employee", "automated")
    levels = [
        None if (number + p) % 11 == 5 else (number * (1 if same else p + 1) * 7) % 5 - 2.0
        for p in range(max(personas, 1))
    ]
    return Card(
        id=f"touchpoint-{number}",
        number=number,
        name=f"{wording.card} {number}" if number % 4 else wording.card.split()[0],
        channels=tuple(channels[(number + i) % len(channels)] for i in range(number % 4)),
        moment_of_truth=number % 3 == 0,
        decides=deciders[: number % 4] if number % 5 else (),
        feels=tuple(levels),
        tooltip=wording.goal if number % 2 else "",
        link="https://example.org/?a=1&b=2" if number % 6 == 0 else "",
    )


def build_sketch() -> MapView:
    """The smallest useful map: two touchpoints with nothing but their names."""
    cards = tuple(
        Card(name, number, f"I {name.replace('-', ' ')}", (), False, (), (None,), "", "")
        for number, name in enumerate(("insert-money", "take-drink"), start=1)
    )
    stage = StageColumn("purchase", "Purchase", "", cards, (), (), ())
    return MapView(
        "sketch",
        "Buying a drink from a machine",
        "Current state · 1 stage · 2 touchpoints",
        "",
        (),
        (stage,),
        (),
        (),
        0,
        (),
    )


def build_gallery() -> dict[str, MapView]:
    """Named maps, each of another kind."""
    views = {"broadband": build_sample(), "sketch": build_sketch()}
    for script, wording in WORDINGS.items():
        for personas in (1, 4):
            for stages, cards in ((3, 1), (12, 3), (1, 30)):
                views[f"{script}, {personas} personas, {stages} stages of {cards}"] = build_view(
                    wording, stages=stages, cards=cards, personas=personas
                )
    latin = WORDINGS["latin"]
    views["one touchpoint"] = build_view(latin, stages=1, cards=1, personas=1)
    views["no persona"] = build_view(latin, stages=4, cards=3, personas=0)
    views["six personas that feel the same"] = build_view(latin, stages=4, cards=5, personas=6, same_feelings=True)
    views["four personas that feel the same"] = build_view(latin, stages=1, cards=30, personas=4, same_feelings=True)
    views["an owner for each touchpoint"] = build_view(latin, stages=4, cards=9, personas=2, owner_every=1)
    views["one owner"] = build_view(latin, stages=4, cards=3, personas=1, owner_every=12)
    views["a stage of 200"] = build_view(latin, stages=1, cards=200, personas=2)
    views["one stage among many of 30"] = _mix_stages()
    sample = views["broadband"]
    views["an empty stage"] = replace(sample, stages=(sample.stages[0], _empty(sample.stages[1]), *sample.stages[2:]))
    views["only empty stages"] = replace(sample, stages=tuple(_empty(stage) for stage in sample.stages))
    views["no stage"] = replace(sample, stages=())
    views["no owners"] = replace(sample, owners=(), handoffs=(), handoff_count=0)
    views["only its middle"] = replace(sample, stages=sample.stages[2:4])
    views["nobody feels"] = replace(sample, stages=tuple(_numb(stage) for stage in sample.stages))
    return views


def _mix_stages() -> MapView:
    wide, narrow = (build_view(WORDINGS["latin"], stages=1, cards=cards, personas=2) for cards in (30, 32))
    first = replace(wide.stages[0], id="wide")
    second = replace(
        narrow.stages[0], id="narrow", cards=narrow.stages[0].cards[30:], barriers=(), enablers=(), initiatives=()
    )
    return replace(narrow, stages=(first, second))


def _empty(stage: StageColumn) -> StageColumn:
    return replace(stage, cards=(), barriers=(), enablers=(), initiatives=())


def _numb(stage: StageColumn) -> StageColumn:
    return replace(stage, cards=tuple(replace(card, feels=(None, None)) for card in stage.cards))
