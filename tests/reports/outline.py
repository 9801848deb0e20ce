"""A page as a browser takes it apart."""

from html.parser import HTMLParser


class Outline(HTMLParser):
    """The elements of a page with their attributes, and what stands in each script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self.raw.append((f"{tag} {dict(attrs).get('type', '')}".strip(), ""))

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            kind, text = self.raw[-1]
            self.raw[-1] = kind, text + data

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]
