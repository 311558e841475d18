"""The build on Apache Spark: the steps are those of a local build, and so are the bytes; see docs/spark.md."""
