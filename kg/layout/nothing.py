"""Why a source gave no article."""

from kg.layout.blocks import blocks
from kg.layout.items import Text, items
from kg.model import Source


def why_none(source: Source) -> str:
    """One line that begins with the name of `source`, in which `kg.layout.articles` found nothing."""
    lines = blocks(source)
    texts = [item.block.text for item in items(lines) if isinstance(item, Text)]
    if not texts:
        reason = f"its {len(lines)} lines are all navigation, dates and bylines"
    else:
        longest = max(map(len, texts))
        reason = f"of its {len(texts)} lines none is the text below a headline (the longest has {longest} characters)"
    return f"{source.name}: no article found: {reason}"
