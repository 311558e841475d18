"""What the tests of the page in a browser share: one browser, and pages that it shows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import network_fixture as fixture
import pytest

from kg.publish.network import html


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="session")
def driver(downloads: Path) -> Iterator[Any]:
    import browser  # only here: without selenium all other tests still run

    yield from browser.start(downloads)


@pytest.fixture(scope="session")
def page() -> bytes:
    return html(fixture.store(), "云溪工运")


@pytest.fixture(scope="session")
def large() -> bytes:
    """A page that opens as an overview."""
    return html(fixture.store(fixture.stars()), "三县工运")


@pytest.fixture
def show(driver: Any, tmp_path: Path, page: bytes) -> Callable[..., Any]:
    """Opens a page (the small one, unless told) in the browser."""
    from browser import Tab

    def opened(
        data: bytes = page, width: int = 1280, height: int = 720, scheme: str = "light", fragment: str = ""
    ) -> Tab:
        file = tmp_path / "图.html"
        file.write_bytes(data)
        return Tab(driver, file, width, height, scheme, fragment)

    return opened
