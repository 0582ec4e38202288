"""支出总表: expenditure by functional class, as basic and project expenditure."""

from __future__ import annotations

import re

from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-expenditure",
    title=re.compile(
        r"(?<!公共预算|基金预算|经营预算|财政拨款)(?<![款金本目费营入购])支出(?:预算|决算)?(?:总体情况|总|情况)?表$"
    ),
    header=(re.compile("基本支出"), re.compile("项目支出")),
    classes="function",
    columns={
        "expenditure-basic-personnel": re.compile("人员(?:经费|支出)"),
        "expenditure-basic-public": re.compile("公用(?:经费|支出)"),
        "expenditure-basic": re.compile("基本支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-project": re.compile("项目支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-superior-remittance": re.compile("上缴上级"),
        "expenditure-operating": re.compile("经营支出"),
        "expenditure-subordinate-subsidy": re.compile("对?附属单位补助"),
        "expenditure-reserve": re.compile("预留机动"),
        "expenditure-carried-forward": re.compile("结转下年"),
        "expenditure-current-year": re.compile("本年支出(?:[总合]计|/[小总合]计)?$"),
        "expenditure-total": re.compile("^$|(?:^|/)(?:支出)?[总合]计(?:/金额)?$"),
    },
)
