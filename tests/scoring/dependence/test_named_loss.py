"""What to do without: read, or refused with what was most likely meant."""

from typing import Any

import pytest
from tests.journey.maps import contacts

from cxmap.errors import UsageError
from cxmap.scoring.dependence.losses import Kind
from cxmap.scoring.dependence.named_loss import read_target

NOUNS: dict[str, Any] = {"systems": {"crm": {}, "shop": {}}, "teams": {"billing": {}}, "roles": {"clerk": {}}}
ONE = contacts({"ask": {}}, **NOUNS)
OTHER = contacts({"ask": {}}, systems={"billing": {}})


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("system:crm", (Kind.SYSTEM, "crm")),
        ("role: clerk", (Kind.ROLE, "clerk")),
        ("system:billing", (Kind.SYSTEM, "billing")),
    ],
)
def test_a_kind_and_an_id(written: str, target: tuple[Kind, str]) -> None:
    assert read_target(written, [ONE, OTHER]) == target


@pytest.mark.parametrize(
    ("written", "message", "help"),
    [
        ("crm", "`crm` does not say what kind of thing it is", "write `system:crm`"),
        ("billing", "`billing` does not say what kind of thing it is", "write `system:billing` or `team:billing`"),
        ("crn", "`crn` does not say what kind of thing it is", "write a kind and an id, e.g. `system:crm`"),
        ("systems:crm", "no kind `systems`", "did you mean `system:crm`?"),
        ("software:crm", "no kind `software`", "did you mean `system:crm`?"),
        ("software:x", "no kind `software`", "write `system`, `team`, `role` or `channel` before the colon"),
        ("system:crn", "no system `crn` in these 2 maps", "did you mean `system:crm`?"),
        ("system:clerk", "no system `clerk` in these 2 maps", "did you mean `role:clerk`?"),
        ("system:zzz", "no system `zzz` in these 2 maps", "choose `crm`, `shop` or `billing`"),
        ("channel:web", "no channel `web` in these 2 maps", "declare it under `channels`"),
    ],
)
def test_what_cannot_be_read(written: str, message: str, help: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_target(written, [ONE, OTHER])
    assert (caught.value.message, caught.value.help) == (message, help)


def test_a_single_map_is_named() -> None:
    with pytest.raises(UsageError, match=r"no team `zzz` in `test\.journey\.yaml`"):
        read_target("team:zzz", [ONE])


def test_a_long_list_is_not_spelled_out() -> None:
    many = contacts({"ask": {}}, systems={f"system-{place}": {} for place in range(13)})
    with pytest.raises(UsageError) as caught:
        read_target("system:zzz", [many])
    assert caught.value.help == "choose one of 13, such as `system-0`, `system-1` or `system-2`"
