"""The overview as one page that stands alone: nothing fetched, nothing run that came from a map."""

from cxmap.reports.overview.page.write import make_page, write_page

__all__ = ["make_page", "write_page"]
