"""The name of something where its id belongs: the id is proposed, not one made from the name."""

import pytest

from cxmap.language.parse import read_map
from cxmap.usecases.names import propose_named


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("The shop", "write the id of what has this name: `shop`"),
        ("the  Shop", "write the id of what has this name: `shop`"),
        ("The store", "use small letters and digits, joined by single hyphens: `the-store`"),
        ("Twins", "use small letters and digits, joined by single hyphens: `twins`"),
    ],
)
def test_the_id_of_what_has_the_name_is_proposed(written: str, help: str) -> None:
    teams = {"shop": {"name": "The shop"}, "one": {"name": "Twins"}, "other": {"name": "Twins"}, "bare": {}}
    data = {"cxmap": 1, "title": "T", "owner": written, "teams": teams, "stages": {"buy": {}}}
    (problem,) = read_map(data).problems
    assert propose_named(problem, data).help == help
