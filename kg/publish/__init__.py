"""The graph as files that people take along: each written whole or not at all."""
