"""What the words of one rule are."""

from typing import NamedTuple

from generator.diagnostics.problem import Severity


class Words(NamedTuple):
    """One rule as an officer reads it; `message` and `help` may name the problem's params in braces."""

    severity: Severity
    title: str
    message: str
    help: str
    why: str
    wrong: str = ""
    right: str = ""
    validator: str = ""
    """What it holds up to, in the list of docs/domain.md 10, such as V01; people are never told this id."""


ERROR = Severity.ERROR
WARNING = Severity.WARNING

RECORD = "# procedures/tai-nguyen-nuoc/1.012501.yml\n"
DECISION = "# site_data/decisions/2025/2031-QD-UBND.yml\n"
BASELINE = "# site_data/decisions/hien_trang-2025-11-17.yml\n"
SITE = "# site_data/site.yml\n"
PLAIN = "# site_data/plain/1.012501.yml\n"
POINTS = "# site_data/posting_points.yml\n"
LEDGER = "# site_data/notices/ledger/2025-11.csv\n"
"""Files of `tests/example/` that most examples change."""
