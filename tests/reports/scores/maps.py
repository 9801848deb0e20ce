"""The maps that the forms of scores are tested with."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tests.journey.maps import build, read
from tests.reports.hostile import HOSTILE

from cxmap.journey.build import build_journey
from cxmap.journey.model import Journey
from cxmap.scoring.audience import EVERYBODY, Audience
from cxmap.scoring.certainty.rank_bounds import add_certainty
from cxmap.scoring.methods.registry import make_method
from cxmap.scoring.profile import SEED, Profile
from cxmap.scoring.result import Ranking
from cxmap.scoring.score import score_journeys

DRAWS = 2_000
"""Fewer than people get: what a form does with them is the same."""


def rank(
    *journeys: Journey,
    method: str = "at-risk",
    weights: Mapping[str, float] = MappingProxyType({}),
    audience: Audience = EVERYBODY,
    draws: int = DRAWS,
    top: int = 2,
) -> Ranking:
    """Rank maps together, and bound the ranks where there are draws."""
    ranking = score_journeys(journeys, make_method(Profile(method, weights)), audience=audience)
    return add_certainty(ranking, seed=SEED, draws=draws, top=top) if draws and ranking.ranked else ranking


TEAMS = {"sales": {"name": "Sales"}, "field": {"name": "Field Operations"}}
EVIDENCE = {
    "survey": {"kind": "transactional-survey", "source": "Survey after the visit", "n": 1240, "date": "2026-09-30"},
    "visits": {"kind": "analytics", "period": "Q3 2026"},
    "workshop": {"kind": "assumption", "source": "Mapping workshop"},
}
INITIATIVES = {
    "one-price": {"title": "One total price on every plan", "touches": ["compare"], "owner": "sales", "status": "doing",
                  "due": "2027-02-26"},
    "call-ahead": {"title": "Call ahead", "touches": ["visit", "blog"]},
}  # fmt: skip
TOUCHPOINTS: dict[str, Any] = {
    "compare": {
        "name": "I compare plans and prices",
        "owner": "sales",
        "metrics": {
            "frequency": {"value": 0.64, "n": 9330, "from": "visits"},
            "satisfaction": {"value": 3.1, "sd": 1.1, "n": 212, "low": 2.9, "high": 3.3, "from": "survey"},
            "loyalty": 7.5,
        },
    },
    "visit": {
        "name": "The technician visits me",
        "owner": "field",
        "metrics": {
            "frequency": {"value": 0.3, "from": "visits"},
            "satisfaction": {"answers": [3, 8, 20, 41, 30], "date": "2026-09-12", "from": ["survey", "lost"]},
            "loyalty": {"value": 8.8, "from": "survey"},
        },
    },
    "online": {
        "name": "I am online for the first time",
        "metrics": {"frequency": 0.4, "satisfaction": {"answers": [1, 0, 0, 20, 79], "from": "survey"},
                    "loyalty": {"value": 8, "from": "workshop"}},
    },
    "blog": {"name": "I read the blog", "owner": "sales"},
    "forum": {"name": "I ask in the forum", "metrics": {"frequency": 0.1, "satisfaction": 11, "loyalty": 4}},
}  # fmt: skip


def sound_map(**sections: Any) -> Journey:
    """A map with measured, assumed, missing and refused numbers."""
    data = {
        "title": "Getting online at home",
        "scales": {"satisfaction": "csat-5-mean"},
        "teams": TEAMS,
        "evidence": EVIDENCE,
        "initiatives": INITIATIVES,
        "stages": {"buy-and-install": {"touchpoints": TOUCHPOINTS}},
        **sections,
    }
    return build(data)


FULL = {"frequency": 0.5, "satisfaction": 4, "loyalty": 6}


def hostile_map() -> Journey:
    """A map whose every text tries to break the form."""
    names = list(HOSTILE.values())
    ranked = {id: {"name": name, "owner": id, "metrics": FULL} for id, name in HOSTILE.items()}
    unranked = {f"{id}-less": {"name": name, "owner": id} for id, name in HOSTILE.items()}
    data = {
        "title": " ".join(names),
        "teams": {id: {"name": name} for id, name in HOSTILE.items()},
        "stages": {
            id: {"name": HOSTILE[id], "touchpoints": {id: ranked[id], f"{id}-less": unranked[f"{id}-less"]}}
            for id in HOSTILE
        },
        "evidence": {"talk": {"kind": "interview", "source": names[0], "period": names[2]}},
        "initiatives": {"plan": {"title": names[2], "touches": list(ranked)}},
    }
    return build(data)


def portfolio() -> list[Journey]:
    """Twenty maps with 300 touchpoints: measured, assumed, missing and equal numbers, names of every length."""
    return [_make_map(number) for number in range(20)]


VERBS = ("I ask", "I compare", "I wait", "I pay", "I complain", "I am called back", "I read", "I hand in")
OBJECTS = (
    "for help", "what it costs with everything that comes on top of the price", "at the counter", "my bill",
    "about the delay in the shop where I bought it", "the contract", "a form that I have filled in before",
)  # fmt: skip


def _make_map(number: int) -> Journey:
    teams = {f"team-{step}": {"name": ("Sales", "Field Operations", "Billing and Collections")[step]}
             for step in range(3)}  # fmt: skip
    touchpoints = {f"t{step}": _make_touchpoint(15 * number + step) for step in range(15)}
    data = {
        "title": f"Journey {number + 1}",
        "teams": teams,
        "evidence": EVIDENCE,
        "stages": {"use": {"touchpoints": touchpoints}},
    }
    file = f"journeys/customer-journey-{number + 1:02}.journey.yaml"
    return build_journey(read(data), f"customer-journey-{number + 1:02}", file)


def _make_touchpoint(step: int) -> dict[str, Any]:
    name = f"{VERBS[step % len(VERBS)]} {OBJECTS[step % len(OBJECTS)]}"
    metrics = {
        "frequency": {"value": round(0.05 + 0.9 * (step * 37 % 101) / 101, 3), "n": 400 + 13 * step, "from": "visits"},
        "satisfaction": {"value": round(10 * (step * 53 % 97) / 97, 2), "sd": 2.1, "n": 60 + step, "from": "survey"},
        "loyalty": {"value": 1 + step * 29 % 9, "from": "survey" if step % 3 else "workshop"},
    }
    if step % 11 == 5:
        del metrics["satisfaction"]
    if step % 37 == 7:
        metrics["loyalty"] = {"value": 11, "from": "survey"}
    owner = {"owner": f"team-{step % 3}"} if step % 4 else {}
    return {"name": name, **owner, **({"metrics": metrics} if step % 41 != 3 else {})}
