"""Who issued a document, by its title and by what stands before it."""

import pytest
from notation import reading

from kg.frames.issuers import issuers


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        (
            "根据{o:安吉县总工会}、{o:安吉县司法局|县司法局}《{b:关于做好慰问的意见}》,开展慰问。",
            {"安吉县总工会", "安吉县司法局"},
        ),
        ("根据{o:安吉县总工会}的《{b:关于做好慰问的意见}》,开展慰问。", set()),
        ("{o:安吉县总工会}发出《{b:安吉县总工会 安吉县司法局关于慰问的通知}》。", {"安吉县总工会"}),
        ("{o:安吉县总工会}《{b:稳岗十条}》发布。", set()),
    ],
)
def test_issuers(marked: str, wanted: set[str]) -> None:
    assert {fact.filler.label for _, fact in issuers(reading(marked))} == wanted
