"""What methods have in common that weigh loyalty against value."""

import pytest

from cxmap.scoring.methods.ipa import Ipa
from cxmap.scoring.methods.opportunity import Opportunity


@pytest.mark.parametrize("method", [Ipa, Opportunity])
def test_a_metric_that_nobody_weighs_counts_nothing(method: type[Ipa | Opportunity]) -> None:
    assert method({"loyalty": 2}).weights == {"loyalty": 2, "value": 0}
    assert method({"loyalty": 2}).required == ("loyalty", "satisfaction")
    assert method({"loyalty": 2}).ranges == {"loyalty": (0, 10), "satisfaction": (0, 10)}
