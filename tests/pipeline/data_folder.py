"""Small data folders."""

from pathlib import Path

GOOD = (
    "某某委员会2020年度部门预算公开\n一、部门主要职责\n1、管理园区。\n二、部门预算安排总体情况\n"
    "2020年预算收入10.00万元，2020年支出预算10.00万元。\n"
)


def register(
    data: Path, slug: str, *, code: str = "100001", year: int = 2020, original: bytes | None = None
) -> Path:
    """Registers a disclosure in a data folder and gives its own folder."""
    folder = data / "disclosures" / slug
    folder.mkdir(parents=True)
    (folder / "disclosure.toml").write_text(
        f'[disclosure]\nfiscal_year = {year}\nkind = "budget"\n'
        f'[department]\nregion = "130300"\ncode = "{code}"\nname = "某某委员会"\n[source]\nfile = "original.txt"\n',
        encoding="utf-8",
    )
    (folder / "original.txt").write_bytes(GOOD.encode() if original is None else original)
    return folder
