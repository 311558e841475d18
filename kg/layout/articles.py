"""Source to Articles."""

from kg.layout.assemble import assemble
from kg.layout.blocks import blocks
from kg.layout.bylines import Byline, of_dateline
from kg.layout.items import Text, items
from kg.model import Article, Source


def articles(source: Source) -> tuple[Article, ...]:
    """The articles and photo captions of `source`, in its order."""
    heads = blocks(source)
    out = []
    cur = None
    its = items(heads)
    def flush():
        if cur and cur["p"]:
            out.append(assemble(source, len(out) + 1, cur["p"], cur["h"], [*of_dateline(cur["p"][0][0].text), *cur["a"]], cur["d"], 1.0))
    md = any(b.level for b in heads)
    for item in its:
        if isinstance(item, Text):
            if item.block.level or (not md and item.short and not item.ended and (cur is None or cur["p"] and cur["e"])):
                flush()
                cur = dict(h=item.block.text, p=[], a=[], d=None, e=True)
            elif cur is None or (not md and cur["done"] if cur and "done" in cur else False):
                flush()
                cur = dict(h=None, p=[[item.block]], a=[], d=None, e=item.ended)
            elif cur["p"] and not cur["e"] and not md:
                cur["p"][-1].append(item.block)
                cur["e"] = item.ended
            else:
                cur["p"].append([item.block])
                cur["e"] = item.ended
        elif cur is not None:
            if isinstance(item, Byline):
                cur["a"] += item.names
                if cur["p"]:
                    cur["done"] = True
            else:
                cur["d"] = cur["d"] or item.date
                cur["a"] += item.authors
    flush()
    return tuple(out)
