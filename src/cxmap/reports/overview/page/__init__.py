"""The overview as one page that stands alone: nothing fetched, nothing run that came from a map."""

from cxmap.reports.overview.page.write import write_page

__all__ = ["write_page"]
