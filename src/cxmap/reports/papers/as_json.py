"""Papers as JSON: the facts, then the rows of every sheet under its key, in full precision."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cxmap.reports.diagnostics.as_json import write_json
from cxmap.reports.papers.cells import check_number

if TYPE_CHECKING:
    from cxmap.reports.papers.paper import Paper


def render_json(papers: "Paper | Sequence[Paper]") -> str:
    """One JSON document with a final newline: one paper as it is, several of the same form under `maps`.

    Raises:
        ValueError: A number is infinite or none, a key stands twice, or the papers have not one form in common.
    """
    given = papers if isinstance(papers, Sequence) else [papers]
    forms = {paper.form for paper in given}
    if len(forms) != 1:
        raise ValueError(f"not one form, but {sorted(forms)}")
    documents = [_document(paper) for paper in given]
    body = documents[0] if len(documents) == 1 else {"maps": documents}
    return write_json({"form": given[0].form, **body})


def _document(paper: "Paper") -> dict[str, Any]:
    document: dict[str, Any] = {}
    for key, value in (*paper.facts.items(), *((sheet.key, sheet.rows) for sheet in paper.sheets)):
        if key in document or key == "form":
            raise ValueError(f"`{key}` stands twice in {paper.form}")
        document[key] = _plain(value, key)
    return document


def _plain(value: object, at: str) -> object:
    """What JSON can hold, from what rows hold."""
    match value:
        case Mapping():
            return {key: _plain(part, f"{at}.{key}") for key, part in value.items()}
        case Sequence() if not isinstance(value, str):
            return [_plain(item, f"{at}[{place}]") for place, item in enumerate(value)]
        case float():
            check_number(value, at)
    return value
