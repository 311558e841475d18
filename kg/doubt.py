"""What was read from a scan is as sure as its characters are."""

from dataclasses import replace

from kg.model import Extraction, Span


def doubted(extraction: Extraction) -> Extraction:
    """`extraction` with the confidence of each claim lowered to that of the characters that it rests on; the same
    object where the source's characters are certain."""
    source, pieces = extraction.article.source, extraction.article.pieces
    if all(region.confidence == 1 for region in source.regions):
        return extraction

    def sure(span: Span) -> float:
        met = [
            (max(span.begin, piece.begin) + shift, min(span.end, piece.end) + shift)
            for piece in pieces
            if piece.begin < span.end and span.begin < piece.end
            for shift in (piece.source_begin - piece.begin,)
        ]
        first = [region.confidence for begin, _ in met if (region := source.region(begin))]
        later = [r.confidence for begin, end in met for r in source.regions if begin < r.begin < end]
        return min([*first, *later], default=1.0)

    claims = tuple(
        replace(claim, confidence=round(claim.confidence * min(map(sure, claim.spans), default=1.0), 3))
        for claim in extraction.claims
    )
    return replace(extraction, claims=claims)
