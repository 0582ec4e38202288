"""Columns of tables of all expenditure by economic class: by use, and by source of funds."""

from __future__ import annotations

import re

_FUND = r"(?:预算)?(?:财政)?(?:拨款)?(?:资金|支出)?(?:/[小合]计)?$"

ECONOMIC_COLUMNS = {
    "expenditure-basic-personnel": re.compile("人员(?:经费|支出|类)(?:/[小合]计)?$"),
    "expenditure-basic-public": re.compile("公用(?:经费|支出|类)(?:/[小合]计)?$"),
    "expenditure-basic": re.compile("(?:^|/)基本支出(?:/[小合]计)?$"),
    "expenditure-project": re.compile("(?:^|/)项目支出(?:/[小合]计)?$"),
    "expenditure-general-public-budget": re.compile(f"(?:^|/)一般公共预算{_FUND}"),
    "expenditure-government-fund": re.compile(f"(?:^|/)政府性?基金{_FUND}"),
    "expenditure-state-capital": re.compile(f"(?:^|/)国有资本经营{_FUND}"),
    "expenditure-fiscal-appropriation": re.compile("(?:^|/)财政拨款(?:资金|支出)?(?:/[小合]计)?$"),
    "expenditure-total": re.compile("^(?:支出)?[总合]计$|^(?:金额)?$"),
}
"""By `line-item` slug. A fund that is divided by use has its use alone below it: such a column is of neither."""
