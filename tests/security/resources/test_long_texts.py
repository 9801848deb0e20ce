"""Texts far longer than anybody writes, in every form of every result."""

from pathlib import Path

import pytest
from tests.security.injection.program import run_here

LENGTH = 8_000
TEXTS = {
    "letters": "a" * LENGTH,
    "words": "ab " * (LENGTH // 3),
    "accents": "é" * LENGTH,
    "marks": "e" + "\u0301" * LENGTH,
    "squares": "漢" * LENGTH,
    "syllables": "ก" * LENGTH,
    "joined": "👩\u200d" * (LENGTH // 2),
    "flags": "🇩🇪" * (LENGTH // 2),
    "backwards": "א ב" * (LENGTH // 3),
    "hyphens": "a-" * (LENGTH // 2),
    "soft": "a\u00ad" * (LENGTH // 2),
    "ticks": "`" * LENGTH,
    "brackets": "[" * LENGTH,
    "stars": "*a_" * (LENGTH // 3),
    "lines": "a\\n" * (LENGTH // 2),
    "spaces": "a" + "\u00a0" * LENGTH,
}
FORMS = (
    *(["validate", "--level", "mapped", "--format", form] for form in ("pretty", "json", "sarif", "github", "junit")),
    *(["score", "--format", form] for form in ("table", "json", "csv", "markdown")),
    *(["render", "--format", form] for form in ("svg", "dot")),
    *(["render", "--view", view] for view in ("flow", "blueprint", "technology")),
    ["render", "--by", "touchpoint"],
    ["render", "-o", "a.png"],
    ["report"],
    ["report", "--format", "markdown"],
)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map in which every text is long."""
    folder = tmp_path_factory.mktemp("long")
    touchpoints = ", ".join(
        f'{id}: {{name: "{text}", channels: [web], systems: [crm], metrics: {{frequency: 0.5, satisfaction: 2, '
        f'loyalty: 6}}, owner: "{"sales"}", does: "{text}", feels: -1, thinks: "{text}"}}'
        for id, text in TEXTS.items()
    )
    (folder / "a.journey.yaml").write_text(
        f'cxmap: 1\ntitle: "{TEXTS["words"]}"\nchannels: {{web: {{name: "{TEXTS["marks"]}"}}}}\n'
        f'systems: {{crm: {{name: "{TEXTS["accents"]}"}}}}\nteams: {{sales: {{name: "{TEXTS["letters"]}"}}}}\n'
        f'stages: {{buy: {{name: "{TEXTS["squares"]}", touchpoints: {{{touchpoints}}}}}}}\n',
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_every_form_takes_long_texts(here: Path, form: list[str]) -> None:
    done = run_here(*form, "a.journey.yaml", cwd=here)
    assert done.code in {0, 1}, done.err[:400]
    assert b"cxmap itself failed" not in done.err
