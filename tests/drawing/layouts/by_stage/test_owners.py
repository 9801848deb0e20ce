"""The owner row: names that can be read, and every hand-off."""

from dataclasses import replace

import pytest
from tests.drawing.layouts.by_stage.gallery import build_gallery
from tests.drawing.layouts.by_stage.sample import build_sample
from tests.drawing.layouts.reading import marks, texts

from cxmap.drawing.layouts.by_stage import lay_out_map
from cxmap.drawing.scene import Path
from cxmap.views.map import MapView, OwnerRun


@pytest.mark.uncounted
@pytest.mark.parametrize("view", build_gallery().values(), ids=build_gallery())
def test_owners_are_never_abbreviated_to_nothing(view: MapView) -> None:
    scene = lay_out_map(view)
    shown = {card.number for stage in view.stages for card in stage.cards}
    words = "".join("".join(texts(scene)).split())
    for run in view.owners:
        if run.name and shown & set(range(run.first, run.last + 1)) and len(run.name) < 60:
            assert "".join(run.name.split()) in words


def test_short_owner_names_stand_in_one_ribbon() -> None:
    sample = build_sample()
    owners = (OwnerRun("Sales", 1, 12), OwnerRun("", 13, 16), OwnerRun("Customer Care", 17, 24))
    scene = lay_out_map(replace(sample, owners=owners, handoffs=(17,), handoff_count=1))
    words = texts(scene)
    assert "hand-offs" in words
    assert {"Sales", "No owner", "Customer Care"} <= set(words)
    # One in the row, one in the legend.
    assert len(marks(scene, "handoff")) == 2


def test_each_team_has_a_lane_where_names_are_longer_than_their_run() -> None:
    scene = lay_out_map(build_sample())
    words = texts(scene)
    teams = ["Marketing", "Sales", "Customer Care", "Order Desk", "Billing", "Field Operations"]
    assert [word for word in words if word in teams] == teams
    assert len(marks(scene, "handoff")) == 13 + 1
    steps = [s for s in scene.shapes if isinstance(s, Path) and s.stroke == "handoff"]
    assert len(steps) == 13
    # Each step goes straight down or up, from the lane that gives to the lane that takes.
    assert all(step.points[0][0] == step.points[-1][0] for step in steps)


def test_no_owner_row_without_owners() -> None:
    sample = build_sample()
    nobody = replace(sample, owners=(OwnerRun("", 1, 24),), handoffs=(), handoff_count=0)
    assert "Owner" not in texts(lay_out_map(nobody))


def test_the_legend_counts_the_handoffs_that_the_row_cannot_show() -> None:
    words = texts(lay_out_map(replace(build_sample(), handoff_count=19)))
    assert "Hand-off (13 of 19 shown)" in words
