"""What a KPI is measured in, and which methods can be set against each other."""

import pytest

from cxmap.journey.yardsticks import are_alike, find_yardstick, put_in_unit
from cxmap.language.kpi import Kpi


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (None, None, True),
        ("NPS", "nps", True),
        ("nps", "net promoter score", True),
        ("net", "nps", True),
        ("csat-5-mean", "mean", True),
        ("csat-5-top-box", "top-box", True),
        ("top-box", "share", True),
        ("Orders placed, of quotes sent", "orders placed, of quotes sent", True),
        ("csat-5-mean", "csat-5-top-box", False),
        ("csat-5-mean", "ces-7-easy-high", False),
        ("ces-7-easy-low", "ces-7-easy-high", False),
        ("mean", "nps", False),
        (None, "mean", False),
        ("orders placed", "orders shipped", False),
        ("orders placed", "share", False),
    ],
)
def test_which_methods_are_alike(one: str | None, other: str | None, alike: bool) -> None:
    assert are_alike(one, other) is are_alike(other, one) is alike


@pytest.mark.parametrize(
    ("method", "unit", "name", "key", "span"),
    [
        ("csat-5-mean", None, "csat-5-mean", "method", (1, 5)),
        ("csat-5-top-box", "%", "csat-5-top-box in %", "method", (0, 100)),
        ("net promoter score", "points", "nps", "method", (-100, 100)),
        ("orders, of quotes", "share", "share", "unit", (0, 1)),
        ("nps", "share", "nps", "method", (-100, 100)),
    ],
)
def test_method_and_unit_say_what_a_kpi_is_measured_in(
    method: str, unit: str | None, name: str, key: str, span: tuple[float, float]
) -> None:
    kpi = Kpi.model_validate({"method": method, **({"unit": unit} if unit else {})})
    found = find_yardstick(kpi)
    assert found is not None
    scale = put_in_unit(found[0], kpi.unit)
    assert (scale.name, found[1], (scale.min, scale.max)) == (name, key, span)


@pytest.mark.parametrize("kpi", [{}, {"method": "visits missed, of visits agreed", "unit": "%"}, {"unit": "days"}])
def test_words_of_ones_own_say_nothing(kpi: dict[str, str]) -> None:
    assert find_yardstick(Kpi.model_validate(kpi)) is None
