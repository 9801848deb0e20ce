"""Which share of all customers a persona stands for."""

from typing import Any

import pytest
from tests.journey.maps import build

from cxmap.journey.persona_shares import find_share


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ({}, None),
        ({"share": 0.4}, 0.4),
        ({"share": {"value": 0.4, "n": 12}}, 0.4),
        # No and yes.
        ({"share": {"answers": [3, 1]}}, 0.25),
        ({"share": {"answers": [3, 1, 1]}}, None),
    ],
)
def test_the_share_of_a_persona(written: Any, share: float | None) -> None:
    assert find_share(build({"personas": {"mover": written}}).personas["mover"]) == share
