"""Names of peoples whose names no surname opens, as Chinese letters write them, and what stands before any name."""

import pytest

from kg import read_text


def _people(text: str) -> set[str]:
    return {m.entity.label for one in read_text(text) for m in one.mentions if m.entity.cls == "Person"}


@pytest.mark.parametrize(
    "name",
    "曲木日者 阿库伍牛 吉子拉铁 木帕伍合 叶斯木别克 哈里木别克 阿卜杜外力 麦麦提敏 阿里木江 贡觉达杰 "
    "叶尔波力 赛里克别克 孟和巴特尔 苏和 宝音 朝克巴特尔".split(),
)
@pytest.mark.parametrize(
    "text",
    [
        "县水利局局长{}参加座谈。",
        "村民{}说，路修好了。",
        "会议由县妇联主席{}主持。",
        "任命{}为县水利局副局长。",
        "在县总工会主席{}的带领下，大家走进展馆。",
    ],
)
def test_names_of_parts(text: str, name: str) -> None:
    assert _people(text.format(name)) == {name}


def test_a_part_of_a_longer_name_is_none() -> None:
    assert _people("孟和巴特尔同志任县医院院长。") == {"孟和巴特尔"}
    assert _people("护边员吐尔肯·吐尼亚孜每天巡逻。") == {"吐尔肯·吐尼亚孜"}


@pytest.mark.parametrize(
    "text",
    [
        "阿木古楞镇开展活动。",
        "吉克村、瓦扎乡、拉马乡通了公路。",
        "木果树、木沙发、木牛流马展出。",
        "大家都说乌日图镇好。",
        "旅客满意度提升。",
        "战友都来送行，师父常说要有耐心。",
        "房东强行收房，门卫严格登记。",
        "股东华润集团增资。",
        "游客高度评价景区服务。",
    ],
)
def test_places_and_words_are_no_names(text: str) -> None:
    assert not _people(text)


@pytest.mark.parametrize(
    "calling", "护边员 药农 摆渡人 房东 获奖者 门卫 裁判 归侨 目击者 队医 同事 战友 师父 岳父 外婆 孙子".split()
)
def test_what_people_are_opens_a_name(calling: str) -> None:
    assert _people(f"{calling}宋磊每天早出晚归。") == {"宋磊"}
