"""What depends on a system, how, and what takes over from it."""

from tests.journey.maps import at, contacts

from cxmap.journey.landscape import Use, find_successors, find_uses


def test_a_system_runs_records_and_decides() -> None:
    journey = contacts(
        {
            "check": {"systems": ["crm"], "measured_by": {"system": "crm"}, "next": {"pay": {"by": {"system": "crm"}}}},
            "pay": {"systems": ["shop", "crm"]},
        },
        systems={"crm": {}, "shop": {}, "idle": {}},
    )
    check = at("stages", "buy", "touchpoints", "check")
    pay = at("stages", "buy", "touchpoints", "pay")
    assert find_uses(journey) == {
        "crm": [
            Use("check", check.below("systems", 0), "runs"),
            Use("check", check.below("measured_by", "system"), "records"),
            Use("pay", pay.below("systems", 1), "runs"),
            Use("check", check.below("next", "pay", "by", "system"), "decides"),
        ],
        "shop": [Use("pay", pay.below("systems", 0), "runs")],
    }


def test_what_takes_over_in_the_end() -> None:
    systems = {
        "old": {"state": "retiring", "replaced_by": ["newer", "hub", "unknown"]},
        "newer": {"state": "retiring", "replaced_by": "newest"},
        "newest": {"state": "planned"},
        "hub": {"state": "planned", "replaced_by": "newest"},
        "told": {"replaced_by": "hub"},
        "gone": {"state": "retiring"},
        "stays": {"replaced_by": "stays"},
        "round": {"state": "retiring", "replaced_by": "about"},
        "about": {"state": "retiring", "replaced_by": ["round", "about"]},
    }
    assert find_successors(contacts({"a": {}}, systems=systems)) == {
        "old": ("hub", "newest"),
        "newer": ("newest",),
        "told": ("hub",),
        "gone": (),
        "round": (),
        "about": (),
    }
