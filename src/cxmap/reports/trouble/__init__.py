"""Why there is no report: what is wrong with the maps, as a page."""

from cxmap.reports.trouble.trouble import Trouble, tell_findings, tell_problem
from cxmap.reports.trouble.write import write_trouble

__all__ = ["Trouble", "tell_findings", "tell_problem", "write_trouble"]
