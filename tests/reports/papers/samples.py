"""The papers that the forms are tested with."""

from typing import Any

from cxmap.reports.figures import interval
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet


def _rank(row: Row) -> str:
    return interval(row["rank_low"], row["rank_high"])


def _frequency(row: Row) -> str:
    return f"{row['parts']['frequency']:.3f}{'~' if row['assumed'] else ''}"


COLUMNS = (
    Column("rank", "#", "whole"),
    Column("rank_low"),
    Column("rank_high"),
    Column("name", "Touchpoint"),
    Column("id", "Id", "id", roomy=True),
    Column("owner", "Owner", most=16),
    Column("score", "Score", "number"),
    Column("ranks", "90 % rank", "whole", show=_rank),
    Column("top", "In top 5", "share", digits=0),
    Column("parts.frequency", "Freq.", "number", show=_frequency),
    Column("gain", "Gain", "number", digits=2, roomy=True),
    Column("tier", "Tier", roomy=True),
    Column("parts", parts=("frequency", "loyalty")),
    Column("personas"),
    Column("assumed"),
    Column("initiatives"),
    Column("inputs"),
    Column("at"),
)


def row(number: int, name: str = "I compare plans and prices", **values: Any) -> dict[str, Any]:
    """A row of the first sheet."""
    return {
        "rank": number,
        "rank_low": max(1, number - 1),
        "rank_high": number + (number % 3),
        "ranks": [max(1, number - 1), number + (number % 3)],
        "name": name,
        "id": f"touchpoint-{number}",
        "owner": "Sales",
        "score": 22.8000000001 / number,
        "top": 1 / number,
        "parts": {"frequency": 0.64, "loyalty": 7.5},
        "gain": -1.5 * number,
        "tier": "now",
        "personas": {"family": 1, "retired": None},
        "assumed": [],
        "initiatives": ["one-price", "call-ahead"],
        "inputs": [{"file": "broadband.journey.yaml", "line": 12}, {"file": "broadband.journey.yaml", "line": 14}],
        "at": {"file": "broadband.journey.yaml", "line": 10 * number},
        **values,
    }


ROWS = (
    row(1),
    row(2, "The technician visits me at home and installs the router", owner="Field Operations and Partners",
        assumed=["frequency"]),
    row(3, "I am online", owner=None, gain=None, top=0.0004, tier="measure first", parts=None, initiatives=[],
        at={"file": "=cmd.journey.yaml", "line": 7},
        ),
)  # fmt: skip
MISSING = (
    {"name": "I read the blog", "owner": "Sales", "why": "frequency, satisfaction and loyalty are missing",
     "kept": True, "days": 1234.5, "at": {"file": "broadband.journey.yaml", "line": 88}},
    {"name": "I ask in the forum", "owner": None, "why": "satisfaction: 11 is outside the scale csat-5-mean (1 to 5)",
     "kept": False, "days": -0.04, "at": {"file": "broadband.journey.yaml", "line": 96}},
)  # fmt: skip


def _frequency_of(row: Row) -> str:
    return _frequency(row) if row["parts"] else "-"


def full_paper() -> Paper:
    """A paper that uses everything a paper can have."""
    columns = tuple(
        Column("parts.frequency", "Freq.", "number", show=_frequency_of) if column.key == "parts.frequency" else column
        for column in COLUMNS
    )
    first = Sheet(
        "touchpoints",
        "",
        columns,
        ROWS,
        lead=(
            "Ranked by what puts loyalty at risk, of 100 journeys; the interval of a rank holds in 90 % of the draws.",
        ),
        notes=("Score = 100 · frequency · dissatisfied · loyalty/10", "~ an assumption: no evidence stands behind it."),
        tasks={
            "Sales": ("Show one total price on every plan (`one-price`).", "Ask those who leave."),
            "Field Operations": ("Call ahead before the visit.",),
        },
    )
    missing = Sheet(
        "unranked",
        "Measure first",
        (
            Column("name", "Touchpoint"),
            Column("owner", "Owner", most=16),
            Column("why", "Missing"),
            Column("kept", "Kept"),
            Column("days", "Days", "number"),
            Column("at", "Place", "id", roomy=True),
        ),
        MISSING,
        lead=("Not ranked, because a number is missing or refused. Nothing is put in its place.",),
    )
    return Paper(
        "cxmap-sample/1",
        {"map": "broadband", "method": "at-risk", "weights": {"loyalty": 1, "value": 0}, "seed": 20261122},
        "Getting online at home",
        "broadband.journey.yaml, method at-risk: of 100 journeys, how many put loyalty at risk here.",
        (
            first,
            missing,
            Sheet("seams", "Seams", (Column("id", "Id", "id"),), (), empty="No hand-off changes the owner."),
            Sheet("nothing", "Nothing", (Column("id", "Id", "id"),), (), notes=("Nobody sees this.",)),
        ),
        (
            ("Every input with its place and evidence:", "cxmap score broadband.journey.yaml --explain touchpoint-1"),
            ("All of it for a spreadsheet:", "cxmap score broadband.journey.yaml --format csv -o scores.csv"),
        ),
    )


def paper_of(*rows: Row, columns: tuple[Column, ...] = COLUMNS, **values: Any) -> Paper:
    """A paper of one sheet."""
    return Paper("cxmap-sample/1", {}, "A paper", "A sentence.", (Sheet("rows", "", columns, rows, **values),))


NAMES = (
    "I compare plans and prices",
    "I call the hotline because the line is down again",
    "I pay",
    "The technician installs the router",
    "見積もりを比較してから店舗の担当者に相談する",
    "Ich vergleiche Breitbandgeschwindigkeitsmessungen",
    "I hear 👩‍👩‍👧‍👦 and 🇩🇪🇫🇷 flags",
)


def long_paper(rows: int = 300) -> Paper:
    """A paper on a whole portfolio."""
    columns = (
        Column("rank", "#", "whole"),
        Column("map", "Map", most=14),
        Column("name", "Touchpoint"),
        Column("owner", "Owner", most=14),
        Column("score", "Score", "number"),
        Column("ranks", "90 % rank", "whole", show=_rank),
        Column("tier", "Tier"),
        Column("id", "Id", "id", roomy=True),
        Column("at"),
    )
    maps = ("airline", "broadband at home", "mobile")
    owners = ("Sales", "Field Operations", None, "Billing")
    tiers = ("now", "next", "watch", "measure first")
    return paper_of(
        *(
            row(number + 1, NAMES[number % 7], map=maps[number % 3], owner=owners[number % 4], tier=tiers[number % 4])
            for number in range(rows)
        ),
        columns=columns,
    )
