"""The network's page beside plain pyvis output of the same graph, in Chromium with software rendering.

Usage: network.py [--pyvis SECONDS] [INPUT ...]: made-up graphs of 5,000 and 50,000 nodes, and those given: NAME.ttl
(with NAME.evidence.ttl beside it), or pages to build one from. Plain pyvis gets SECONDS (default 150) to show the
graphs of up to 5,000 nodes.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "publish"))
PREFIXES = """@prefix kgo: <https://w3id.org/gongbao/ontology#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://example.org/id/> .
"""
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "云溪青禾明远志新文博雨桐子涵嘉怡"
BODIES = ("总工会", "教育局", "人民医院", "供销合作社", "人民法院", "妇女联合会")
EVENTS = ("职工运动会", "技能竞赛", "座谈会", "安全生产培训班", "读书分享会", "表彰大会")


def made_up(count: int) -> Store:
    """A graph of `count` nodes as the program writes it: of each hundred nodes 10 are places, 25 bodies, 40 persons
    and 25 events, with a sentence behind each fact. As in news, a few of them are in very many facts."""
    chance = random.Random(5)
    hundreds = count // 100
    lines = [PREFIXES]

    def known(hundred: int) -> int:
        return hundred if chance.random() < 0.9 else int(chance.random() ** 3 * hundreds)

    def fact(subject: str, predicate: str, target: str, article: int) -> None:
        number = len(lines)
        begin = number % 30
        span = f"<https://example.org/id/a{article}#char={begin},{begin + 6}>"
        lines.append(
            f"{subject} {predicate} {target} . :s{number} a rdf:Statement ; rdf:subject {subject} ; rdf:predicate "
            f"{predicate} ; rdf:object {target} ; kgo:confidence 0.{chance.randrange(5, 10)} ; "
            f"prov:wasDerivedFrom {span} . "
            f'{span} nif:beginIndex {begin} ; nif:endIndex {begin + 6} ; nif:anchorOf "{text[begin : begin + 6]}" ; '
            f"nif:referenceContext :a{article} ."
        )

    for hundred in range(hundreds):
        county = f"第{hundred}县"
        text = (
            f"八月五日上午，{county}总工会举办第{hundred}届职工运动会，县委副书记、县总工会主席出席并讲话，各乡镇工会干部和职工代表参加。"
            * 2
        )
        for number in range(10):
            lines.append(f':p{hundred}x{number} a schema:Place ; rdfs:label "{county}{number or ""}"@zh .')
            if number:
                fact(f":p{hundred}x{number}", "schema:containedInPlace", f":p{hundred}x0", hundred)
        for number in range(25):
            body, place = f":o{hundred}x{number}", f":p{hundred}x{number % 10}"
            label = f"{county}{number}{BODIES[number % 6]}"
            lines.append(f'{body} a kgo:TradeUnion, org:Organization ; rdfs:label "{label}"@zh .')
            fact(body, "kgo:jurisdiction", place, hundred)
        for number in range(40):
            person = f":m{hundred}x{number}"
            name = chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)
            lines.append(f'{person} a foaf:Person ; rdfs:label "{name}"@zh .')
            fact(person, "org:memberOf", f":o{known(hundred)}x{int(chance.random() ** 2 * 25)}", hundred)
        for number in range(25):
            event, day = f":e{hundred}x{number}", f"2024-{number % 12 + 1:02}-{hundred % 28 + 1:02}"
            label = f"{county}第{number}届{EVENTS[number % 6]}"
            lines.append(f'{event} a schema:Event ; rdfs:label "{label}"@zh ; schema:startDate "{day}"^^xsd:date .')
            fact(event, "schema:organizer", f":o{known(hundred)}x{int(chance.random() ** 2 * 25)}", hundred)
            fact(event, "schema:attendee", f":m{known(hundred)}x{chance.randrange(40)}", hundred)
        mentions = ", ".join(f":m{hundred}x{number}" for number in range(40))
        lines.append(
            f':a{hundred} a schema:NewsArticle ; nif:isString "{text}" ; schema:headline "{county}举办职工运动会" ; '
            f'schema:datePublished "2024-{hundred % 12 + 1:02}-06"^^xsd:date ; schema:mentions {mentions} .'
        )
    store = Store()
    store.bulk_load("\n".join(lines).encode(), RdfFormat.TURTLE)
    return store


def loaded(path: Path) -> Store:
    """The graph in a Turtle file, or that of the page or the folder of pages at `path`, with its evidence."""
    import kg

    with tempfile.TemporaryDirectory() as name:
        if path.suffix != ".ttl":
            kg.build(path, name=path.stem, folder=name)
            path = Path(name) / f"{path.stem}.ttl"
        store = Store()
        for file in (path, path.with_suffix(".evidence.ttl")):
            store.bulk_load(file.read_bytes(), RdfFormat.TURTLE)
    return store


def part(page: bytes) -> bytes:
    """The page's data as JSON."""
    return page.partition(b'id="data">')[2].partition(b"</script>")[0]


def plain(page: bytes, file: Path) -> None:
    """The same nodes and lines as pyvis by itself writes them."""
    from pyvis.network import Network

    data = json.loads(part(page))
    network = Network(directed=True, cdn_resources="in_line")
    network.add_nodes(range(len(data["nodes"]["label"])), label=data["nodes"]["label"])
    for subject, target in zip(data["facts"]["subject"], data["facts"]["object"], strict=True):
        if isinstance(target, int):
            network.add_edge(subject, target)
    file.write_text(network.generate_html(), encoding="utf-8")


ZOOM = """const done = arguments[0], times = [];
const canvas = document.querySelector("#canvas canvas"), box = canvas.getBoundingClientRect();
const step = () => {
  const begin = performance.now();
  canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: -100, clientX: box.x + box.width / 2,
    clientY: box.y + box.height / 2, bubbles: true, cancelable: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => {
    times.push(performance.now() - begin);
    setTimeout(() => (times.length < 12 ? step() : done(times)), 150);
  }));
};
step();"""
# What a page of so many nodes is to keep below, in milliseconds.
WANTED = {
    400: {"opens": 1000, "zoom step": 200, "search": 100},
    5000: {"opens": 3000, "zoom step": 200, "search": 100},
    50000: {"opens": 6000, "search": 100, "path": 200, "comparison": 200},
}
SEARCH = """const done = arguments[0], field = document.getElementById("query"), times = [];
for (const text of ["z", "zg", "zgh", "总工会", "zonggonghui", "第3县"]) {
  const begin = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input"));
  times.push(performance.now() - begin);
}
done(times);"""


# The way between nodes far apart, and comparisons of those with most links, each until it is painted.
WAYS = """const done = arguments[0], { degree } = window.gongbao, times = {};
const best = degree.map((_, id) => id).sort((a, b) => degree[b] - degree[a]);
const iris = [0, 1, 2, 3, 5, 8, 100, 1000, 4000].map((at) => window.gongbao.iri(best[at % best.length]));
const far = [0.3, 0.5, 0.7, 0.9].map((share) => window.gongbao.iri(best[Math.floor(best.length * share)]));
const asked = [
  ...far.flatMap((one) => iris.slice(0, 3).map((end) => ["path", `path=${one}~${end}`])),
  ["path", `path=${far[0]}~${far[3]}`], ["path", `path=${far[1]}~${far[2]}`],
  ...[2, 3, 6, 9].map((count) => ["comparison", `several=${iris.slice(0, count).join("~")}&compare=1`]),
];
const step = () => {
  const [what, address] = asked.shift() ?? [];
  if (!what) return done(times);
  const begin = performance.now();
  history.replaceState(null, "", `#${address}`);
  dispatchEvent(new PopStateEvent("popstate"));
  requestAnimationFrame(() => requestAnimationFrame(() => {
    times[what] = Math.max(times[what] ?? 0, performance.now() - begin);
    setTimeout(step, 100);
  }));
};
step();"""


def measured(driver: Any, file: Path, wanted: dict[str, int]) -> Iterator[str]:
    """What the page takes to open, to zoom and to search, beside what is `wanted`."""
    from browser import Tab

    def figure(what: str, text: str, value: float) -> str:
        limit = wanted.get(what)
        return f"{what}: {text}" + (f" (wanted: under {limit:,}{'' if value < limit else ', MISSED'})" if limit else "")

    opened = []
    for _ in range(3):
        tab = Tab(driver, file, 1280, 720, "light")
        opened.append(tab.run("performance.getEntriesByName('gongbao:drawn')[0].startTime"))
    middle = sorted(opened)[1]
    yield figure("opens", f"{middle:,.0f} ms, the middle of three", middle)
    times = sorted(tab.driver.execute_async_script(ZOOM))
    yield figure("zoom step", f"{times[len(times) // 2]:.0f} ms, at worst {times[-1]:.0f}", times[-1])
    longest = max(tab.driver.execute_async_script(SEARCH))
    for what, worst in tab.driver.execute_async_script(WAYS).items():
        yield figure(what, f"{worst:.0f} ms at worst", worst)
    yield figure("search", f"{longest:.0f} ms at worst", longest)


def waited(driver: Any, file: Path, limit: float) -> str:
    """How long plain pyvis takes to show its nodes."""
    from selenium.common.exceptions import WebDriverException
    from urllib3.exceptions import HTTPError

    driver.command_executor.client_config.timeout = limit
    begin = time.perf_counter()
    try:
        driver.get(file.as_uri())
        while time.perf_counter() - begin < limit:
            if driver.execute_script("return typeof network !== 'undefined' && network.physics.stabilized"):
                return f"{time.perf_counter() - begin:.1f} s"
            time.sleep(0.1)
    except (WebDriverException, HTTPError):  # a page that computes answers nothing, and is not quit
        driver.command_executor.client_config.timeout = 5
        subprocess.run(["pkill", "-P", str(driver.service.process.pid)], check=False)
    return f"not within {limit:.0f} s"


def main() -> int:
    """Measure and print, one graph after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graphs", nargs="*", type=Path)
    parser.add_argument("--pyvis", type=float, default=150, metavar="SECONDS")
    arguments = parser.parse_args()
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        print("no Chromium here. On Debian: apt install chromium chromium-driver fonts-noto-cjk", file=sys.stderr)
        return 1
    import browser

    from kg.publish.network import html

    stores: list[tuple[str, Store]] = []
    stores += [(path.stem, loaded(path)) for path in arguments.graphs]
    stores += [(f"made up, {count:,}", made_up(count)) for count in (5000, 50000)]
    html(Store(), "")  # what is loaded once
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, store in stores:
            begin = time.perf_counter()
            page = html(store, title)
            took = time.perf_counter() - begin
            file = folder / "page.html"
            file.write_bytes(page)
            nodes = len(json.loads(part(page))["nodes"]["label"])
            print(f"{title}: {nodes:,} nodes, page made in {took:.1f} s, {len(page) / 1e6:.1f} MB", flush=True)
            for driver in browser.start(Path(tempfile.mkdtemp(dir=folder))):
                browser.Tab(driver, file, 1280, 720, "light")  # the browser itself warms up
                for line in measured(driver, file, next(WANTED[most] for most in WANTED if nodes <= most)):
                    print(f"  {line}", flush=True)
            if nodes <= 5000:
                plain(page, file)
                for driver in browser.start(Path(tempfile.mkdtemp(dir=folder))):
                    print(f"  plain pyvis opens: {waited(driver, file, arguments.pyvis)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
