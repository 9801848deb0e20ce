"""Flows of any shape."""

from hypothesis import strategies as st
from tests.drawing.layouts.by_stage.gallery import WORDINGS
from tests.drawing.layouts.flow.gallery import build_flow

from cxmap.views.flow import End, FlowView


@st.composite
def random_flows(draw: st.DrawFn, *, most_cards: int = 6, most_ways: int = 30) -> FlowView:
    """A flow with ways between any two touchpoints, and to some that are not shown."""
    sizes = draw(st.lists(st.integers(0, most_cards), min_size=1, max_size=6).filter(any))
    numbers, wider = st.integers(1, sum(sizes)), st.integers(1, sum(sizes) + 3)
    ends: st.SearchStrategy[int | End] = st.sampled_from(("leaves", "done"))
    pairs = draw(st.lists(st.tuples(numbers, wider | ends), max_size=most_ways))
    wording = draw(st.sampled_from([WORDINGS[name] for name in ("latin", "cjk", "long words", "emoji")]))
    return build_flow(sizes, pairs, wording, bare=draw(st.booleans()))
