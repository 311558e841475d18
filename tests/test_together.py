"""Tests that share something are run by one process."""

import pytest
from helpers import ROOT
from together import Together, shares


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("tests/serve/test_serve_looks.py", True),  # a browser of its own
        ("tests/publish/test_page_path.py", True),  # the folder's browser
        ("tests/test_api.py", True),
        ("tests/cli/test_readme.py", False),
        ("tests/test_pool.py", False),
    ],
)
def test_files_whose_tests_share_something(path: str, shared: bool) -> None:
    assert (ROOT / path).exists()
    assert shares(path) is shared
    scope = Together._split_scope(None, f"{path}::test_any[a::b]")  # type: ignore[arg-type]
    assert scope == (path if shared else f"{path}::test_any[a::b]")
