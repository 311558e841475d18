"""A build on Spark: files to claims, identities by kind, facts by subject, sorted parts of NAME.ttl.

The driver holds the list of the files, the notes of those that gave nothing and the keys of reprints, never the graph.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.built import Order, way_of
from kg.errors import InputError, UsageError
from kg.graph.gather import COUNTED
from kg.graph.prefixes import BASE, PREFIXES
from kg.keep.inputs import home
from kg.pipeline import Way
from kg.read import STDIN, find
from kg.spark import steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FILES = ("ttl", "evidence.ttl")
_FILES = 500  # that one task reads, at most
_BATCH = 50  # rows that go to Python at once: a source may have a megabyte


@dataclass(frozen=True, slots=True)
class Done:
    """What a build gave: its counts, names left unresolved (all, and those most often left out), how many sources were
    read, and why others gave nothing."""

    counts: dict[str, int]
    unresolved: int
    sample: list[str]
    sources: int
    notes: list[str]


def build(order: Order, master: str) -> Done:
    """Build what is ordered, NAME.ttl and NAME.evidence.ttl each as a folder of sorted parts, on the cluster `master`,
    which reads the inputs and writes the folder by the same paths. Raises GongbaoError: nothing gave an article, no
    Spark."""
    folder = order.folder
    targets = [folder / f"{order.name}.{ending}" for ending in FILES]
    for target in targets:
        if target.exists() and not target.is_dir():
            raise InputError(f"{target}: a local build's file is there: take another --name")
    files, way = find(order.inputs), way_of(order)
    way = replace(way, base=way.base or BASE)
    if any(path == STDIN for path, _ in files):
        raise UsageError("--engine spark reads files: what standard input gives, executors can't see")
    rows = [(str(path.absolute()), called, home(path, "", folder)) for path, called in files]
    with _session(master) as spark:
        return _build(spark, rows, targets, way)


def _build(spark: "SparkSession", files: list[tuple[str, str, str]], targets: list[Path], way: Way) -> Done:
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    few = max(1, min(len(files), max(8 * spark.sparkContext.defaultParallelism, len(files) // _FILES)))
    spark.conf.set("spark.sql.shuffle.partitions", str(max(2 * spark.sparkContext.defaultParallelism, few // 8)))
    given = spark.sparkContext.parallelize(files, few).toDF("path string, name string, home string")
    read = given.mapInPandas(steps.reading(way), steps.SOURCE).persist()
    notes = [row["note"] for row in read.where("note <> ''").select("name", "note").sort("name").collect()]
    order = Window.partitionBy("sha256").orderBy("name", "path", "number")
    first = f.row_number().over(order)
    sources = read.where("note = ''").withColumn("first", first).where("first = 1").drop("first").persist()
    if (total := read.count()) == len(notes):
        raise InputError("nothing to build: no source gave an article")
    records = sources.mapInPandas(steps.records, steps.RECORD)
    decided = records.groupBy("family").applyInPandas(steps.decided(way), steps.DECIDED).persist()
    copies = frozenset(row["old"] for row in decided.where("kind = 'copy'").select("old").collect())
    blocks = _moved(sources, decided, way).mapInPandas(steps.blocks(way.base), steps.BLOCK)
    said = decided.where("kind = 'said'").selectExpr(
        "'' path", "0 number", f"'{steps.LAST}' name", "graph", "subject", "block"
    )
    bodies = sources.mapInPandas(steps.bodies, steps.BODY).groupBy("label").agg(f.collect_set("scope").alias("scopes"))
    several = bodies.where("size(scopes) > 1").mapInPandas(steps.namesakes(way.base), steps.BLOCK)
    whole = (
        blocks.unionByName(said)
        .unionByName(several)
        .groupBy("graph", "subject")
        .agg(f.array_sort(f.collect_list(f.struct("name", "path", "number", "block"))).alias("said"))
        .mapInPandas(steps.joined(copies), steps.LINE)
        .persist()
    )
    _write(spark, whole, targets, way.base)
    return Done(_counts(whole), *_left(sources), total, notes)


def _moved(sources: "DataFrame", decided: "DataFrame", way: Way) -> "DataFrame":
    """The sources, each with those of its nodes that are another's now."""
    from pyspark.sql import functions as f

    moved = decided.where("kind = 'moved'").select("old", "new", "label", "scope")
    here = sources.mapInPandas(steps.nodes(way.base), steps.NODE).join(moved, "old")
    own = here.groupBy("sha256").agg(f.collect_list(f.struct("old", "new", "label", "scope")).alias("moved"))
    return sources.join(own, "sha256", "left")


def _write(spark: "SparkSession", whole: "DataFrame", targets: list[Path], base: str) -> None:
    """The two graphs, each sorted over all its parts; both are moved into place once both are whole."""
    used = {(row[0], row[1]) for row in whole.mapInPandas(steps.prefixes, steps.PREFIX).distinct().collect()}
    namespaces = {**PREFIXES, "id": base}
    aside = [target.with_name(f".{target.name}.next") for target in targets]
    for number, path in enumerate(aside):
        known = [prefix for prefix in sorted(namespaces) if (number, prefix) in used]
        head = "\n".join(f"@prefix {prefix}: <{namespaces[prefix]}> ." for prefix in known)
        body = whole.where(f"graph = {number}").selectExpr("subject", "concat('\n', subject, ' ', block, ' .') value")
        lines = body.unionByName(spark.createDataFrame([("", head)], "subject string, value string"))
        few = max(1, spark.sparkContext.defaultParallelism)
        parts = lines.repartitionByRange(few, "subject").sortWithinPartitions("subject").select("value")
        parts.write.mode("overwrite").text(path.absolute().as_uri())
    for path, target in zip(aside, targets, strict=True):
        shutil.rmtree(target, ignore_errors=True)
        path.replace(target)


def _counts(whole: "DataFrame") -> dict[str, int]:
    """As kg.graph.Gathered.counts."""
    kind = "regexp_extract(subject, '^id:([a-z]+)-', 1) kind"
    found = {(row["graph"], row["kind"]): row["count"] for row in _grouped(whole.selectExpr("graph", kind))}
    return {**{label: found.get((0, kind), 0) for label, kind in COUNTED.items()}, "facts": found.get((1, "fact"), 0)}


def _grouped(table: "DataFrame") -> list[Any]:
    rows: list[Any] = table.groupBy("graph", "kind").count().collect()
    return rows


def _left(sources: "DataFrame") -> tuple[int, list[str]]:
    names = sources.mapInPandas(steps.unresolved, steps.NAME).groupBy("name").sum("times").persist()
    total = names.selectExpr("coalesce(sum(`sum(times)`), 0)").collect()[0][0]
    most = names.sort("sum(times)", "name", ascending=[False, True]).limit(5).collect()
    return int(total), [row["name"] for row in most]


@contextmanager
def _session(master: str) -> Iterator["SparkSession"]:
    """A session on `master`; its workers are this Python. Raises InputError where there is no Spark or no Java."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise InputError("--engine spark needs Spark: pip install 'gongbao[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    options = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_BATCH),
        "spark.sql.execution.arrow.pyspark.fallback.enabled": "false",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master(master).appName("gongbao")
    for key, value in options.items():
        builder = builder.config(key, value)
    try:
        spark = builder.getOrCreate()
    except (PySparkException, OSError) as error:
        raise InputError("Spark can't be started: it needs Java 17 or 21, on the path or in JAVA_HOME") from error
    try:
        yield spark
    except PySparkException as error:
        raise InputError(f"Spark gave up: {str(error).strip().splitlines()[0]}") from error
    finally:
        spark.stop()
