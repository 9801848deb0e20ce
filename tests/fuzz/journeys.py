"""Maps that nobody would write, and that are sound all the same: any sections, any numbers on any scale, any flow."""

import json
import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Any, TypeVar

from tests.fuzz.numbers import DAYS, HUGE, Numbers, write_scales
from tests.reports.hostile import EVIL

T = TypeVar("T")
Data = dict[str, Any]
KINDS = ("transactional-survey", "interview", "analytics", "assumption")
METRICS = ("frequency", "satisfaction", "loyalty", "value")
_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\u202a-\u202e]")


def write_journey(dice: Random, most: int = 9) -> Data:
    """A map as data.

    Args:
        dice: What decides; the same dice give the same map.
        most: The most touchpoints.
    """
    return _Author(dice).write(dice.randint(0, most))


def to_bytes(data: Mapping[str, Any]) -> bytes:
    """A map as a file: JSON is YAML too, where no character is written as two."""
    text = json.dumps(data, indent=1, ensure_ascii=False, default=str)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


class _Author:
    """Writes a map, section by section; what refers to something refers to what is there."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.scales = write_scales(dice)
        self.ids = {name: self._ids(name, most) for name, most in (
            ("teams", 4), ("roles", 3), ("channels", 4), ("systems", 4), ("personas", 4), ("tiers", 3), ("evidence", 3),
            ("kpis", 5), ("initiatives", 8),
        )}  # fmt: skip
        self.numbers = Numbers(dice, self.scales, self.ids["evidence"])
        self.known = dice.choice((0.0, 0.5, 0.9, 1.0))
        self.moods = dice.choice((0.0, 0.5, 1.0))
        self.followed = dice.choice((0.0, 0.4, 1.0))

    def write(self, count: int) -> Data:
        """The whole map with so many touchpoints."""
        ids = [f"t{number}" for number in range(count)]
        self.ids["touchpoints"] = ids
        touchpoints = {id: self._touchpoint(id) for id in ids}
        data: Data = {
            "cxmap": 1,
            "title": self._text(),
            "state": self.dice.choice(("current", "future", "intended", "believed")),
            "journeys_per_year": self._maybe(0.4, self.numbers.write_amount),
            "scales": self.scales,
            **{name: self._section(name, write) for name, write in (
                ("personas", self._persona), ("teams", self._named), ("roles", self._role), ("channels", self._channel),
                ("systems", self._system), ("evidence", self._evidence), ("tiers", self._named),
            )},
            "stages": self._stages(touchpoints),
            "kpis": self._section("kpis", self._kpi),
            "initiatives": self._section("initiatives", self._initiative),
        }  # fmt: skip
        self._share_out_personas(data["personas"])
        return _drop_empty(data)

    def _stages(self, touchpoints: Mapping[str, Data]) -> Data:
        cuts = sorted(self.dice.randint(0, len(touchpoints)) for _ in range(self.dice.randint(0, 2)))
        ids = list(touchpoints)
        ends = zip([0, *cuts], [*cuts, len(ids)], strict=True)
        self.ids["stages"] = [f"s{number}" for number in range(len(cuts) + 1)]
        return {
            f"s{number}": _drop_empty({
                "name": self._maybe(0.5, self._text),
                "phase": self._maybe(0.3, lambda: self.dice.choice(("awareness", "purchase", "retention"))),
                "owner": self._pick("teams"),
                "touchpoints": {id: touchpoints[id] for id in ids[begin:end]},
            })
            for number, (begin, end) in enumerate(ends)
        }  # fmt: skip

    def _touchpoint(self, id: str) -> Data:
        return _drop_empty({
            "name": self._text(),
            "was": self._maybe(0.1, lambda: [f"old-{id}"]),
            "personas": self._some("personas", 0.3),
            "tiers": self._some("tiers", 0.3),
            "channels": self._some("channels", 0.6),
            "owner": self._pick("teams"),
            "contributors": self._some("teams", 0.2),
            "roles": self._some("roles", 0.3),
            "systems": self._some("systems", 0.5),
            "kpis": self._some("kpis", 0.2),
            "tags": self._maybe(0.2, lambda: [self.dice.choice(("price", "@sales", "=1"))]),
            "moment_of_truth": self._maybe(0.2, lambda: True),
            "intentional": self._maybe(0.15, lambda: False),
            "takes": self._maybe(0.3, self._duration),
            "feels": self._maybe(self.moods, self._feeling),
            "meant_to_feel": self._maybe(0.2, self._emotion),
            "barriers": self._maybe(0.3, lambda: [self._text(), {"text": self._text(), "severity": 10}]),
            "metrics": self._metrics(),
            "benchmarks": self._maybe(0.2, self._benchmarks),
            "complaints": self._maybe(0.3, self._complaints),
            "measured_by": self._maybe(0.3, lambda: {"what": self._text()}),
            "next": self._maybe(self.followed, self._next),
            "from": self._pick("evidence"),
        })  # fmt: skip

    def _metrics(self) -> Data:
        groups = {"by_persona": "personas", "by_channel": "channels"}
        own = {key: {id: self._metric_set(0.5) for id in self._some(ids, 0.4)} for key, ids in groups.items()}
        return {**self._metric_set(self.known), **_drop_empty({key: _drop_empty(each) for key, each in own.items()})}

    def _metric_set(self, likely: float) -> Data:
        return {metric: self.numbers.write(metric) for metric in METRICS if self.dice.random() < likely}

    def _benchmarks(self) -> Data:
        return {f"rival-{number}": self.numbers.write("satisfaction") for number in range(self.dice.randint(1, 3))}

    def _complaints(self) -> Data:
        return {key: self.numbers.write_share() for key in ("rate", "recovery") if self.dice.random() < 0.8}

    def _next(self) -> Data:
        targets = self.dice.sample([*self.ids["touchpoints"], "done", "leaves"], self.dice.randint(1, 3))
        known = self.dice.random() < 0.8
        shares = self.numbers.write_shares(len(targets)) if known else [None] * len(targets)
        return {target: self._way(share) for target, share in zip(targets, shares, strict=True)}

    def _way(self, share: object) -> object:
        if isinstance(share, (int, float)) and self.dice.random() < 0.5:
            return share
        by = {"system": self._pick("systems"), "rule": "x > 1", "fallback": self._pick("touchpoints")}
        return _drop_empty({
            "share": share,
            "when": self._maybe(0.3, self._text),
            "by": self._maybe(0.3, lambda: self.dice.choice(("customer", "employee", _drop_empty(by)))),
            "handoff": self._maybe(0.5, self._handoff),
        })  # fmt: skip

    def _handoff(self) -> Data:
        return _drop_empty({
            "carries": self._maybe(0.5, lambda: [self._text()]),
            "repeats": self._maybe(0.5, lambda: self.dice.random() < 0.7),
            "wait": self._maybe(0.5, self._duration),
            "role": self._pick("roles"),
        })  # fmt: skip

    def _persona(self, _: str) -> Data:
        return _drop_empty({"name": self._maybe(0.5, self._text), "share": self._maybe(0.7, lambda: 0.0)})

    def _share_out_personas(self, personas: Mapping[str, Data]) -> None:
        """Give those that are to have a share one, so that they do not add up to more than all customers."""
        sharing = [persona for persona in personas.values() if "share" in persona]
        whole = self.dice.choice((1.0, 1.0, 0.6, 0.0))
        for persona, share in zip(sharing, self.numbers.split(len(sharing)), strict=True):
            persona["share"] = share * whole

    def _named(self, _: str) -> Data:
        return _drop_empty({"name": self._maybe(0.5, self._text)})

    def _role(self, _: str) -> Data:
        return _drop_empty({"team": self._pick("teams"), "people": self._maybe(0.6, self._days)})

    def _channel(self, _: str) -> Data:
        return _drop_empty({"kind": self._maybe(0.7, lambda: self.dice.choice(("digital", "human", "document")))})

    def _system(self, _: str) -> Data:
        return {**self._named(""), "state": self.dice.choice(("current", "planned", "retiring"))}

    def _evidence(self, _: str) -> Data:
        return _drop_empty({
            "kind": self.dice.choice(KINDS),
            "n": self._maybe(0.5, lambda: self.dice.choice((1, 30, 400, HUGE))),
            "date": self._maybe(0.5, lambda: "2026-03-01"),
            "persona": self._pick("personas"),
        })  # fmt: skip

    def _kpi(self, _: str) -> Data:
        figure = self.dice.choice((self.numbers.write_figure, self.numbers.write_amount, self.numbers.write_share))
        belongs = self.dice.choice(("stage", "touchpoint", ""))
        return _drop_empty({
            "name": self._maybe(0.5, self._text),
            "behaviour": self._maybe(0.6, lambda: self.dice.choice(("customer", "organisation"))),
            belongs: self._pick(f"{belongs}s") if belongs else None,
            "owner": self._pick("teams"),
            "unit": self._maybe(0.5, lambda: self.dice.choice(("%", "days", "=x", "share"))),
            "method": self._maybe(0.5, lambda: self.dice.choice(("nps", "csat-5-mean", "share", "percent", "x"))),
            "better": self._maybe(0.7, lambda: self.dice.choice(("higher", "lower"))),
            **{key: self._maybe(0.7, figure) for key in ("baseline", "target", "actual")},
        })  # fmt: skip

    def _initiative(self, id: str) -> Data:
        others = [other for other in (*self.ids["initiatives"], *self.ids["systems"]) if other != id]
        needs = self.dice.sample(others, min(len(others), self.dice.choice((0, 0, 1, 2))))
        sets = {place: self._metric_set(0.6) for place in self._some("touchpoints", 0.4)}
        return _drop_empty({
            "title": self._text(),
            "kind": self.dice.choice(("improve", "improve", "technology", "measure")),
            "touches": self._some("touchpoints", 0.3),
            "owner": self._pick("teams"),
            "status": self.dice.choice(("proposed", "agreed", "doing", "done", "dropped")),
            "effort": self._maybe(0.8, self._days),
            "needs": needs,
            "sets": _drop_empty(sets),
        })  # fmt: skip

    def _feeling(self) -> object:
        if self.ids["personas"] and self.dice.random() < 0.4:
            return {id: self._emotion() for id in self._some("personas", 0.7)} or 0
        return self._emotion()

    def _emotion(self) -> float:
        return self.dice.choice((-2, -1, 0, 0.5, 1, 2, -2.0, 1e-12))

    def _days(self) -> float:
        return self.dice.choice(DAYS)

    def _duration(self) -> str:
        return self.dice.choice(("0s", "5m", "2d", "1h30m", "999999y", "0.000001s", "3w"))

    def _text(self) -> str:
        text = self.dice.choice(EVIL) if self.dice.random() < 0.3 else f"I do {self.dice.randint(0, 99)}"
        return text if text.strip() else "I do"

    def _maybe(self, likely: float, write: Callable[[], T]) -> T | None:
        return write() if self.dice.random() < likely else None

    def _pick(self, section: str) -> str | None:
        return self.dice.choice(self.ids[section]) if self.ids[section] and self.dice.random() < 0.6 else None

    def _some(self, section: str, likely: float) -> list[str]:
        return [id for id in self.ids[section] if self.dice.random() < likely]

    def _section(self, name: str, write: Callable[[str], Data]) -> Data:
        return {id: write(id) for id in self.ids[name]}

    def _ids(self, section: str, most: int) -> list[str]:
        return [f"{section[:2]}-{number}" for number in range(self.dice.choice((0, self.dice.randint(0, most), most)))]


def _drop_empty(data: Mapping[str, Any]) -> Data:
    """Without what is not there: the language has no empty keys."""
    return {key: value for key, value in data.items() if value is not None and value != [] and key}
