import pytest
from helpers import each

from kg.layout.bylines import at_end, byline, of_dateline
from kg.layout.names import persons
from kg.lexicon import table


@each(
    [
        ("陈立言", ("陈立言",), False),
        ("王 芳", ("王芳",), False),
        ("陈立言 王 芳 李 明", ("陈立言", "王芳", "李明"), False),
        ("欧阳一鸣 陈舒", ("欧阳一鸣", "陈舒"), False),
        ("祁望舒 陈立言 摄", ("祁望舒", "陈立言"), True),
        ("祁望舒 陈立言/摄", ("祁望舒", "陈立言"), True),
        ("摄影：陈立言", ("陈立言",), True),
        ("(记者 陈立言 通讯员 祁望舒)", ("陈立言", "祁望舒"), False),
        ("记者陈立言、祁望舒通讯员周海", ("陈立言", "祁望舒", "周海"), False),
        ("（陈立言/文 祁望舒/图）", ("陈立言", "祁望舒"), False),
        ("文/图 陈立言", ("陈立言",), False),
        ("□ 本报记者 陈立言", ("陈立言",), False),
        ("作者：陈立言 责编：祁望舒", ("陈立言",), False),
        ("责任编辑：陈立言", (), False),
        ("供稿：第五检察部 陈舒", ("陈舒",), False),
        ("供稿：县人民检察院", (), False),
        ("记者：欧阳永志", ("欧阳永志",), False),
        ("作者：德吉卓嘎", ("德吉卓嘎",), False),
        ("扎西卓玛 王 芳", ("扎西卓玛", "王芳"), False),
        ("（县总工会 陈立言）", ("陈立言",), False),
        ("通讯员：陈立言 责任编辑：山间的石头", ("陈立言",), False),
        ("一审：陈立言 二审：祁望舒 三审：周海", (), False),
        ("青禾县融媒体中心 供图", (), True),
        ("（转自《青禾日报》8月6日二版 记者 陈立言）", ("陈立言",), False),
        ("（原载《青禾日报》，作者：祁望舒）", ("祁望舒",), False),
        ("（作者系青禾县第一中学教师 陈立言）", ("陈立言",), False),
        ("作者祁望舒，系青禾县作家协会会员", ("祁望舒",), False),
    ]
)
def test_bylines(line: str, names: tuple[str, ...], photo: bool) -> None:
    assert byline(line) == (names, photo)


@each(
    [
        "新闻速递",
        "任命：",
        "决定任命：",
        "任命",
        "安全",
        "王芳任局长；",
        "高度重视文化建设",
        "通讯员座谈会召开",
        "图为活动现场",
        "记者",
        "摄",
        "国家主席巴沙尔·阿萨德在",
    ]
)
def test_no_bylines(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(
    ("text", "kept", "names"),
    [
        ("活动取得成效。（陈立言）", "活动取得成效。", ("陈立言",)),
        ("活动取得成效。 陈立言 祁望舒", "活动取得成效。", ("陈立言", "祁望舒")),
        ("图为活动现场。陈立言 摄", "图为活动现场。", ("陈立言",)),
        ("志愿者送“福”进车厢 陈立言 摄", "志愿者送“福”进车厢", ("陈立言",)),
        ("活动取得成效。(石桥煤矿 陈立言)", "活动取得成效。", ("陈立言",)),
        ("活动取得成效(记者 陈立言)", "活动取得成效", ("陈立言",)),
    ],
)
def test_bylines_at_the_end_of_a_paragraph(text: str, kept: str, names: tuple[str, ...]) -> None:
    found = at_end(text)
    assert found is not None
    assert (text[: found[0]], found[1].names) == (kept, names)


@pytest.mark.parametrize("text", ["获得优秀奖（陈立言 祁望舒）", "“好。”陈立言说", "由陈立言、祁望舒主讲。"])
def test_names_in_the_body_stay_there(text: str) -> None:
    assert at_end(text) is None


@each(
    [
        ("本报讯（记者 陈立言 通讯员 王 芳）近日，县总工会召开会议。", ("陈立言", "王芳")),
        ("青禾网8月26日电(记者陈立言)8月26日早上，", ("陈立言",)),
        ("（记者陈立言、周海通讯员祁望舒）：7月23日，", ("陈立言", "周海", "祁望舒")),
        ("本报记者 陈立言 祁望舒 报道：8月5日，", ("陈立言", "祁望舒")),
        ("全媒体记者陈立言报道 11月29日，", ("陈立言",)),
        ("本报讯 首席记者陈立言 特约通讯员 祁望舒摄影报道 11月29日，", ("陈立言", "祁望舒")),
        ("本报讯 见习记者周海 报道 11月29日，", ("周海",)),
        ("本报讯 记者陈立言从县总工会获悉，大赛已经开始。", ()),
        ("青禾台消息（城乡晚播）：今天，会议召开。", ()),
    ]
)
def test_bylines_of_the_dateline(text: str, names: tuple[str, ...]) -> None:
    assert of_dateline(text) == names


@each(table("layout_roles", "kind", "word", "example"))
def test_every_word_of_a_byline(row: dict[str, str]) -> None:
    assert f"[{row['word'].lstrip('~')}]" in row["example"]
    found = byline(row["example"].replace("[", "").replace("]", ""))
    assert found is not None
    assert found.photo == (row["kind"] == "photo")
    assert bool(found.names) == (row["kind"] != "other")


@pytest.mark.parametrize("word", ["来源", "國家", "通知"])
def test_a_common_word_is_no_name_even_where_one_is_wanted(word: str) -> None:
    assert persons(word, keyed=True) is None
    assert persons("高峰", keyed=True) == ("高峰",)
