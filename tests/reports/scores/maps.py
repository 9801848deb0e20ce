"""The maps that the forms of scores are tested with."""

from typing import Any

from tests.journey.maps import build
from tests.reports.hostile import HOSTILE

from cxmap.journey.measures import Place
from cxmap.scoring.result import ScoredMap
from cxmap.usecases.score import score_map


def line_of(at: Place) -> int:
    """A line for every place: ten for each step down, so that a test sees which place was asked for."""
    return 10 * len(at.path)


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


def sound_map(**sections: Any) -> ScoredMap:
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
    return score_map(build(data))


FULL = {"frequency": 0.5, "satisfaction": 4, "loyalty": 6}


def hostile_map() -> ScoredMap:
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
    return score_map(build(data))
