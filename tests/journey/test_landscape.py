"""What depends on a system, and how."""

from tests.journey.maps import at, contacts

from cxmap.journey.landscape import Use, find_uses


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
