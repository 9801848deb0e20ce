"""The best set within a budget: against all sets, against an oracle, and with the bound that goes with it."""

import random
from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from cxmap.scoring.plan.knapsack import Project, Selection, Stake, choose_projects


def make_stake(values: Mapping[frozenset[int], float]) -> Stake:
    """A stake given by what every set of its members achieves."""
    members = frozenset().union(*values)
    known = [*values.values(), 0.0]
    return Stake(members, lambda chosen: values.get(chosen, 0.0), max(known) - min(known))


def list_sets(members: list[int]) -> list[frozenset[int]]:
    return [frozenset(each) for size in range(1, len(members) + 1) for each in combinations(members, size)]


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[Project], list[Stake], int]:
    """Up to ten projects with needs, and stakes that several of them share, for better or worse."""
    count = draw(st.integers(0, 10))
    projects = []
    for one in range(count):
        needs = draw(st.sets(st.integers(0, one - 1), max_size=2)) if one else set()
        projects.append(Project(draw(st.integers(0, 9)), frozenset(needs)))
    stakes = []
    for _ in range(draw(st.integers(0, 6)) if count else 0):
        members = sorted(draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=3)))
        numbers = st.integers(-3, 9).map(lambda number: number / 2)
        stakes.append(make_stake({each: draw(numbers) for each in list_sets(members)}))
    return projects, stakes, draw(st.integers(0, 40))


def value_of(stakes: list[Stake], chosen: frozenset[int]) -> float:
    return sum(stake.value(chosen & stake.members) for stake in stakes)


def try_all(projects: list[Project], stakes: list[Stake], budget: int) -> tuple[float, int]:
    """What the best set achieves, and the least effort with which that can be done."""
    best = (0.0, 0)
    for chosen in list_sets(list(range(len(projects)))):
        effort = sum(projects[one].effort for one in chosen)
        if effort <= budget and all(projects[one].needs <= chosen for one in chosen):
            best = max(best, (value_of(stakes, chosen), -effort))
    return best[0], -best[1]


def check_sound(projects: list[Project], stakes: list[Stake], budget: int, found: Selection) -> None:
    assert sum(projects[one].effort for one in found.chosen) <= budget
    assert all(projects[one].needs <= found.chosen for one in found.chosen)
    assert found.value == pytest.approx(value_of(stakes, found.chosen))
    assert found.value <= found.bound


@given(problems())
@settings(max_examples=300)
def test_no_set_is_better(problem: tuple[list[Project], list[Stake], int]) -> None:
    projects, stakes, budget = problem
    found = choose_projects(projects, stakes, budget)
    value, effort = try_all(projects, stakes, budget)
    check_sound(projects, stakes, budget, found)
    assert found.value == found.bound == pytest.approx(value)
    assert sum(projects[one].effort for one in found.chosen) == effort


@given(problems(), st.integers(1, 40))
@settings(max_examples=200)
def test_the_bound_holds_where_sets_had_to_be_dropped(
    problem: tuple[list[Project], list[Stake], int], work: int
) -> None:
    projects, stakes, budget = problem
    found = choose_projects(projects, stakes, budget, work=work)
    check_sound(projects, stakes, budget, found)
    assert found.bound >= try_all(projects, stakes, budget)[0] - 1e-9


def test_what_was_dropped_is_said() -> None:
    projects = [Project(6), Project(8), Project(8), Project(5)]
    stakes = [make_stake({frozenset({one}): worth}) for one, worth in enumerate((7.0, 4.0, 8.0, 1.0))]
    assert choose_projects(projects, stakes, 9) == Selection(frozenset({2}), 8, 8)
    # With room for a single set the third project is not tried; half of its last day would have made 8.5.
    assert choose_projects(projects, stakes, 9, work=1) == Selection(frozenset({0}), 7, 8.5)


def test_forty_projects_as_an_oracle_chooses_them() -> None:
    """Against HiGHS, with needs, and with pairs of which only the better one counts."""
    for seed in range(6):
        dice = random.Random(seed)
        count, pairs = 40, 12
        projects = [
            Project(dice.randint(1, 60), frozenset(dice.sample(range(one), 1)) if one and one % 4 == 0 else frozenset())
            for one in range(count)
        ]
        worth = [round(dice.uniform(0, 20), 2) for _ in range(count)]
        budget = 400
        stakes = [make_stake({frozenset({one}): worth[one]}) for one in range(2 * pairs, count)]
        for pair in range(pairs):
            one, other = 2 * pair, 2 * pair + 1
            both = max(worth[one], worth[other])
            stakes.append(
                make_stake(
                    {frozenset({one}): worth[one], frozenset({other}): worth[other], frozenset({one, other}): both}
                )
            )
        found = choose_projects(projects, stakes, budget)
        check_sound(projects, stakes, budget, found)
        assert found.bound == found.value == pytest.approx(ask_highs(projects, worth, pairs, budget))


def ask_highs(projects: list[Project], worth: list[float], pairs: int, budget: int) -> float:
    """The best value by a mixed-integer program: whether each is taken, and whether its worth counts."""
    count = len(projects)
    rows: list[np.ndarray] = []
    uppers: list[float] = []

    def add(terms: dict[int, float], upper: float) -> None:
        row = np.zeros(2 * count)
        for place, factor in terms.items():
            row[place] = factor
        rows.append(row)
        uppers.append(upper)

    add({one: project.effort for one, project in enumerate(projects)}, budget)
    for one, project in enumerate(projects):
        add({count + one: 1, one: -1}, 0)
        for need in project.needs:
            add({one: 1, need: -1}, 0)
    for pair in range(pairs):
        add({count + 2 * pair: 1, count + 2 * pair + 1: 1}, 1)
    found = milp(
        np.array([0.0] * count + [-each for each in worth]),
        constraints=LinearConstraint(np.array(rows), -np.inf, np.array(uppers)),
        integrality=np.ones(2 * count),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    assert found.success
    return float(-found.fun)


@pytest.mark.parametrize("budget", [0, 1, 10**339, 3 * 10**339])
def test_efforts_may_be_beyond_every_float(budget: int) -> None:
    # 1e15 days beside the smallest part of a day that can be written.
    projects = [Project(0), Project(1), Project(10**339), Project(2 * 10**339, frozenset({2}))]
    stakes = [make_stake({frozenset({one}): float(one + 1)}) for one in range(4)]
    found = choose_projects(projects, stakes, budget)
    assert (found.value, sum(projects[one].effort for one in found.chosen)) == try_all(projects, stakes, budget)
    assert found.bound == found.value
