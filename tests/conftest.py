"""What pytest needs to know before any test: which browser to drive, what to accept."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import settings

from macros.folder import VARIABLE
from tests.browser import chromium
from tests.figures import FIGURES, told

os.environ.pop(VARIABLE, None)  # the tests are about this project's own content
# The same examples every time; for a long search: pytest --hypothesis-profile=thorough
settings.register_profile("steady", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="rewrite the expected reports in tests/cases"
    )
    parser.addoption("--walks", type=int, default=40, help="how many walks each model takes")
    parser.addoption("--seed", type=int, default=0, help="the seed of the first walk")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **chromium.launch_options()}


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over what a worker counted."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["figures"] = dict(FIGURES)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    FIGURES.update(getattr(node, "workeroutput", {}).get("figures", {}))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if FIGURES:
        terminalreporter.write_line(told())
