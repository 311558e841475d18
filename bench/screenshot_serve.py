"""Pictures of the service's pages, for the docs: a question with its answer, and what is browsed.

Usage: screenshot_serve.py GRAPH.ttl ASKED.png BROWSED.png. Needs Chromium and its driver.
"""

import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

_TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(_TESTS / "publish"), str(_TESTS / "serve")]

_QUERY = """SELECT ?person ?title ?body {
  ?person org:holds ?post . ?post kgo:title ?title ; org:postIn ?body
} ORDER BY ?body ?title LIMIT 9"""
_READY = "return document.querySelectorAll('.CodeMirror').length"
_ANSWERED = "return document.querySelectorAll('#answer tbody a').length"


def main() -> int:
    """Serve the graph, look at two pages as a reader does, and save what they show."""
    graph, asked, browsed = sys.argv[1:]
    import browser
    from served import serve

    with tempfile.TemporaryDirectory() as name, serve(Path(graph), Path(name) / "log", "--timeout", "60") as server:
        for driver in browser.start(Path(name) / "profile"):
            size = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            driver.get(f"{server.url}/?query={quote(_QUERY)}")
            browser.WebDriverWait(driver, 60).until(lambda one: one.execute_script(_READY))
            driver.find_element("id", "run").click()
            browser.WebDriverWait(driver, 60).until(lambda one: one.execute_script(_ANSWERED))
            driver.save_screenshot(asked)
            driver.get(f"{server.url}/browse?cls=foaf:Person&view=network")
            driver.save_screenshot(browsed)
    for picture in (asked, browsed):
        print(f"{picture}: {Path(picture).stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
