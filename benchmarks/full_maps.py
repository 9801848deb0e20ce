"""Journey maps in which every list of `cxmap score` finds something: flow, hand-offs, systems, KPIs, initiatives.

They are made up, grow evenly in all that they hold, and are the same on every machine.
`python benchmarks/full_maps.py FOLDER` writes those that are measured.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from maps import BARRIERS, CHANNELS, DOES, ENABLERS, KPIS, PERSONAS, SEED, STAGES, TEAMS, THINGS

SIZES = (24, 200, 2_000)
COHORT = 40_000
"""Customers who were followed, of whom every share and every frequency is counted."""

EXITS = 12
"""Places where customers leave, however long the map is: otherwise nobody would come to the end of a long one."""

BUDGET = 5
"""Person-days for each touchpoint that a plan is chosen within: enough for some of the initiatives, never for all."""

RIVALS = ("cable-provider", "other-fibre")


class _Flow:
    """Where customers go after each touchpoint, and how many of them come to it."""

    def __init__(self, chance: random.Random, count: int) -> None:
        self.shares: list[dict[int | str, float]] = []
        visits = [1.0] + [0.0] * count
        exits = {count * number // (EXITS + 1) for number in range(1, EXITS + 1)}
        for place in range(count):
            go_on: dict[int | str, float] = {place + 1 if place + 1 < count else "done": 1.0}
            if 3 <= place < count - 1 and place % 10 == 7:
                self._branch(go_on, place + 1, place - 3, chance.choice((0.04, 0.08)))
            elif place < count - 2 and place % 5 == 2:
                self._branch(go_on, place + 1, place + 2, chance.choice((0.15, 0.3)))
            if place in exits and place < count - 1:
                self._branch(go_on, place + 1, "leaves", chance.choice((0.05, 0.1)))
            self.shares.append(go_on)
            for target, share in go_on.items():
                if isinstance(target, int) and target > place:
                    visits[target] += visits[place] * share
        self.reached = [max(0.01, round(min(1.0, each), 3)) for each in visits]

    @staticmethod
    def _branch(go_on: dict[int | str, float], source: int, target: int | str, share: float) -> None:
        go_on[target] = share
        go_on[source] = round(go_on[source] - share, 2)


def _declare(count: int, state: str) -> list[str]:
    lines = ["# Made for measuring speed; no real company is meant.", "cxmap: 1", f"title: A journey of {count}"]
    lines += [
        "summary: A map that holds something for every list.",
        f"state: {state}",
        "level: measured",
        "owner: care",
    ]
    lines += ['reviewed: "2026-11-02"', "review_every: 90d"]
    lines += [f"journeys_per_year: {{value: {COHORT}, from: web-analytics}}"]
    lines += ["scales: {frequency: share, satisfaction: csat-5-mean, loyalty: 0-10, value: 0-10}", "", "personas:"]
    for key, (name, goal, share, job) in PERSONAS.items():
        asked = "n: 661, from: yearly-survey"
        lines += [f"  {key}:", f"    name: {name}", f"    goal: {goal}", "    kind: buyer", "    from: web-analytics"]
        lines += [f"    share: {{value: {share}, n: 1140, from: yearly-survey}}", f"    jobs: [{{job: {job},"]
        lines += [f"      importance: {{value: 9.1, sd: 1.2, {asked}}},"]
        lines += [f"      satisfaction: {{value: 5.2, sd: 2.6, {asked}}}}}]"]
    lines += ["", "teams:", *(f"  {key}: {{name: {name}, goals: [{goal}]}}" for key, (name, goal) in TEAMS.items())]
    lines += ["", "channels:", *(f"  {key}: {{name: {key.title()}, kind: {kind}}}" for key, kind in CHANNELS.items())]
    lines += ["", "roles:"]
    lines += [
        f"  {key}: {{name: Role {key[5:]}, team: {_pick_team(place)}, people: 6}}"
        for place, key in enumerate(_roles(count))
    ]
    lines += ["", "systems:"]
    lines += [
        f"  {key}: {{name: System {key[7:]}, owner: {_pick_team(place)}}}" for place, key in enumerate(_systems(count))
    ]
    lines += ["", "evidence:"]
    for key, kind, n in (
        ("contact-survey", "transactional-survey", 90_000),
        ("yearly-survey", "relationship-survey", 1_140),
        ("web-analytics", "analytics", COHORT),
        ("rival-panel", "market-research", 640),
    ):
        lines += [f'  {key}: {{kind: {kind}, source: The {key} of a year, date: "2026-09-30", n: {n}}}']
    return lines


def _roles(count: int) -> list[str]:
    return [f"role-{number}" for number in range(1, 5 + count // 20)]


def _systems(count: int) -> list[str]:
    return [f"system-{number}" for number in range(1, 5 + count // 8)]


def _pick_team(place: int) -> str:
    return list(TEAMS)[place % len(TEAMS)]


def _own(place: int) -> str:
    """Whose a touchpoint is: every third one goes to another team."""
    return _pick_team(place // 3)


def _rate(chance: random.Random, n: int) -> str:
    """How satisfied people were: counted by answer, or as a mean."""
    if chance.random() < 0.5:
        weights = chance.choice(((1, 2, 4, 6, 3), (4, 6, 5, 3, 1), (1, 1, 2, 6, 8)))
        answers = ", ".join(str(n * weight // sum(weights)) for weight in weights)
        return f"{{answers: [{answers}], from: contact-survey}}"
    return (
        f"{{value: {chance.uniform(2.1, 4.4):.2f}, sd: {chance.uniform(0.8, 1.2):.2f}, n: {n}, from: contact-survey}}"
    )


def _measure(chance: random.Random, place: int, reached: float) -> list[str]:
    lines = ["        metrics:", f"          frequency: {{value: {reached}, n: {COHORT}, from: web-analytics}}"]
    lines += [f"          satisfaction: {_rate(chance, chance.randint(120, 900))}"]
    for metric in ("loyalty", "value"):
        figure = (
            f"value: {chance.uniform(3, 9):.1f}, sd: {chance.uniform(1.4, 2.3):.1f}, n: {chance.randint(200, 1100)}"
        )
        lines += [f"          {metric}: {{{figure}, from: yearly-survey}}"]
    if place % 3 == 1:
        lines += ["          by_persona:"]
        lines += [f"            {key}: {{satisfaction: {_rate(chance, chance.randint(110, 300))}}}" for key in PERSONAS]
    if place % 4 == 1:
        lines += ["        benchmarks:"]
        panel = (f"value: {chance.uniform(2.4, 4.2):.1f}, sd: 1.1, n: {chance.randint(120, 220)}" for _ in RIVALS)
        lines += [
            f"          {rival}: {{{told}, from: rival-panel}}" for rival, told in zip(RIVALS, panel, strict=True)
        ]
    return lines


def _go_on(chance: random.Random, place: int, flow: _Flow, roles: Sequence[str]) -> list[str]:
    lines = ["        next:"]
    n = round(flow.reached[place] * COHORT)
    for target, share in flow.shares[place].items():
        told = f"share: {{value: {share}, n: {n}, from: web-analytics}}"
        if isinstance(target, int) and _own(target) != _own(place):
            wait, role = chance.choice(("2h", "1d", "3d")), chance.choice(roles)
            kept = chance.choice(("carries: [customer number]", "carries: [customer number], repeats: true"))
            told += f", handoff: {{{kept}, wait: {wait}, role: {role}}}"
        lines += [f"          {target if isinstance(target, str) else f'step-{target + 1}'}: {{{told}}}"]
    return lines


def _touchpoint(chance: random.Random, place: int, flow: _Flow, count: int) -> list[str]:
    roles, systems = _roles(count), _systems(count)
    channels = chance.sample(list(CHANNELS), 1 + (place % 3 == 0))
    lines = [f"      step-{place + 1}:", f"        name: I {chance.choice(DOES)} {chance.choice(THINGS)} {place + 1}"]
    lines += [f"        channels: [{', '.join(channels)}]", f"        owner: {_own(place)}"]
    lines += ["        moment_of_truth: true"] if place % 12 == 4 else []
    felt = [chance.choice((-2, -1, -1, 0, 0, 1, 1, 2)) for _ in PERSONAS]
    lines += [f"        feels: {{busy-mover: {felt[0]}, careful-switcher: {felt[1]}}}"]
    lines += [f"        barriers: [{{text: {chance.choice(BARRIERS)}, severity: {chance.randint(2, 9)}}}]"]
    lines += [f"        enablers: [{chance.choice(ENABLERS)}]"]
    if place % 2:
        lines += [f"        systems: [{', '.join(sorted(chance.sample(systems, 2)))}]"]
    if place % 3 == 0:
        lines += [f"        roles: [{chance.choice(roles)}]"]
    return lines + _measure(chance, place, flow.reached[place]) + _go_on(chance, place, flow, roles)


def _aim(chance: random.Random, count: int) -> list[str]:
    lines = ["", "kpis:"]
    counted = f"n: {COHORT}, from: web-analytics"
    for stage in STAGES:
        for key, (name, behaviour, target) in KPIS.items():
            about = f"name: {name}, behaviour: {behaviour}, stage: {stage}, owner: sales, unit: share, better: higher"
            begun = chance.uniform(0.1, target - 0.2)
            now = f"{{value: {begun + chance.uniform(-0.05, 0.2):.2f}, {counted}}}"
            lines += [f"  {key}-{stage}: {{{about}, baseline: {begun:.2f}, target: {target}, actual: {now}}}"]
    lines += ["", "initiatives:"]
    for number in range(1, 1 + count // 4):
        touched = range(4 * number - 3, 4 * number + 1)
        needs = ", ".join([chance.choice(_systems(count))] + ([f"plan-{number - 1}"] if number % 3 == 0 else []))
        sets = ", ".join(f"step-{step}: {{satisfaction: {chance.uniform(4.4, 4.8):.1f}}}" for step in touched)
        lines += [
            f"  plan-{number}:",
            f"    title: Say it in plain words, part {number}",
            f"    owner: {_pick_team(number)}",
        ]
        lines += [f"    touches: [{', '.join(f'step-{step}' for step in touched)}]", "    status: agreed"]
        lines += [
            f"    effort: {chance.randint(5, 90)}",
            '    due: "2027-06-30"',
            f"    needs: [{needs}]",
            f"    sets: {{{sets}}}",
        ]
    return lines


def make_full_map(count: int, state: str = "current") -> str:
    """Write a map of that many touchpoints; where another state is named, with other numbers."""
    chance = random.Random(f"{SEED} {count} {state}")
    flow = _Flow(random.Random(SEED), count)
    lines = [*_declare(count, state), "", "stages:"]
    place = 0
    for index, (stage, (phase, question)) in enumerate(STAGES.items(), start=1):
        lines += [f"  {stage}:", f"    name: {stage.replace('-', ' ').capitalize()}", f"    phase: {phase}"]
        lines += [f"    owner: {_own(place)}", f"    question: {question}", "    touchpoints:"]
        while place < count * index // len(STAGES):
            lines += _touchpoint(chance, place, flow, count)
            place += 1
    return "\n".join(lines + _aim(chance, count)) + "\n"


def write_full(folder: Path, count: int, state: str = "current") -> Path:
    """Write a map of that many touchpoints into a folder."""
    path = folder / f"full-{state}-{count}.journey.yaml"
    path.write_text(make_full_map(count, state), encoding="utf-8")
    return path


if __name__ == "__main__":
    for size in SIZES:
        for each in ("current", "believed"):
            written = write_full(Path(sys.argv[1]), size, each)
            print(f"{written}: {written.stat().st_size:,} bytes")
