"""What all tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-trips",
        action="store_true",
        help="write the golden files of tests/trips anew; read the difference before committing it",
    )
