"""What methods have in common that set importance against performance: their weights, and the parts they need."""

from collections.abc import Mapping

from cxmap.scoring.quadrant import DEFAULT_WEIGHTS, make_importance


class ByImportance:
    """A method whose formula sets the weighted mean of loyalty and value against satisfaction.

    Attributes:
        pattern: The formula, with `{importance}` for the formula of importance.
    """

    pattern: str
    drawn: bool = True
    counts_journeys: bool = False

    def __init__(self, weights: Mapping[str, float] = DEFAULT_WEIGHTS) -> None:
        """Weigh what makes a touchpoint important.

        Args:
            weights: How much loyalty and value count, 0 or more; one is above 0.
        """
        self._importance = make_importance(weights)
        self.weights: Mapping[str, float] = {metric: weights.get(metric, 0) for metric in DEFAULT_WEIGHTS}
        self.weighed: tuple[str, ...] = self._importance.names
        self.formula: str = self.pattern.format(importance=self._importance.formula)
        self.required: tuple[str, ...] = (*self.weighed, "satisfaction")
        self.ranges: Mapping[str, tuple[float, float]] = dict.fromkeys(self.required, (0, 10))
