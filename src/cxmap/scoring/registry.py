"""All scoring methods, by name."""

from collections.abc import Mapping

from cxmap.errors import UsageError
from cxmap.language.words import suggest
from cxmap.scoring.at_risk import AT_RISK
from cxmap.scoring.method import Method

METHODS: Mapping[str, Method] = {method.name: method for method in (AT_RISK,)}
"""In the order in which they are shown."""

DEFAULT_METHOD = AT_RISK.name


def get_method(name: str) -> Method:
    """The method of this name.

    Raises:
        UsageError: There is none; the help names the nearest.
    """
    method = METHODS.get(name)
    if method is None:
        raise UsageError(f"no scoring method `{name}`", suggest(name, list(METHODS)))
    return method
