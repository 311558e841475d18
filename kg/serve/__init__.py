"""A graph behind HTTP: SPARQL 1.1 Protocol, a page to ask on, a page for every node and article, search of names."""
