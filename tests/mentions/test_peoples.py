"""Names of peoples whose names no surname opens, as Chinese letters write them, and what stands before any name."""

from helpers import each

from kg import read_text


def _people(text: str) -> set[str]:
    return {m.entity.label for one in read_text(text) for m in one.mentions if m.entity.cls == "Person"}


NAMES = (
    "曲木日者 阿库伍牛 吉子拉铁 木帕伍合 叶斯木别克 哈里木别克 阿卜杜外力 麦麦提敏 阿里木江 贡觉达杰 "
    "叶尔波力 赛里克别克 孟和巴特尔 苏和 宝音 朝克巴特尔".split()
)


@each(
    (text, name)
    for name in NAMES
    for text in (
        "县水利局局长{}参加座谈。",
        "村民{}说，路修好了。",
        "会议由县妇联主席{}主持。",
        "任命{}为县水利局副局长。",
        "在县总工会主席{}的带领下，大家走进展馆。",
    )
)
def test_names_of_parts(text: str, name: str) -> None:
    assert _people(text.format(name)) == {name}


def test_a_part_of_a_longer_name_is_none() -> None:
    assert _people("孟和巴特尔同志任县医院院长。") == {"孟和巴特尔"}
    assert _people("护边员吐尔肯·吐尼亚孜每天巡逻。") == {"吐尔肯·吐尼亚孜"}


@each(
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
    ]
)
def test_places_and_words_are_no_names(text: str) -> None:
    assert not _people(text)


@each("护边员 药农 摆渡人 房东 获奖者 门卫 裁判 归侨 目击者 队医 同事 战友 师父 岳父 外婆 孙子".split())
def test_what_people_are_opens_a_name(calling: str) -> None:
    assert _people(f"{calling}宋磊每天早出晚归。") == {"宋磊"}


@each(
    [
        # no letter is cut off, nor a surname left before it
        ("县总工会主席努尔别·阿不都满克主持会议。", {"努尔别·阿不都满克"}),
        ("秘书长努尔别·叶尔梅出席。", {"努尔别·叶尔梅"}),
        ("泰国副总理兼财政部长披猜·颂哈8月5日表示愿意合作。", {"披猜·颂哈"}),
        ("日本外务大臣北川俊彦出席，蒙古国国家大呼拉尔主席到会。", {"北川俊彦"}),
        ("慰问劳模阿卜杜外力、买买提亮，志愿者吐尔肯参加。", {"阿卜杜外力", "买买提亮", "吐尔肯"}),
        ("县总工会主席李伊斯麻主持会议。", {"李伊斯麻"}),
        ("县总工会主席丁优素福、副主席岩罕叫、玉应香出席。", {"丁优素福", "岩罕叫", "玉应香"}),
        ("县总工会主席岩甩主持会议，副主席玉香讲话。", {"岩甩", "玉香"}),
        # two characters in a list beside a name, but not beside places and things
        ("慰问劳模多吉才让、德吉，志愿者格桑央金参加。", {"多吉才让", "德吉", "格桑央金"}),
        ("展出了氆氇、德吉、藏刀等。", set()),
    ],
)
def test_names_are_whole_in_lists_and_behind_offices(text: str, names: set[str]) -> None:
    assert _people(text) == names


@each(
    [
        ("县总工会主席高峰到企业调研。", {"高峰"}),
        ("县妇联主席文明赴社区走访慰问。", {"文明"}),
        ("出席人员：江河（县总工会主席）、李晓梅（县妇联主席）。", {"江河", "李晓梅"}),
        ("出席人员：\n方向　县委副书记、县长\n李晓梅　县妇联主席", {"方向", "李晓梅"}),
        ("县委书记黎明仍坚守在一线。", {"黎明"}),
        ("副县长牵头，局长负责，主任包抓。", set()),
        ("这座高峰到夏天才能攀登，主管部门到现场检查。", set()),
        ("方案（由县总工会主席审定）已印发。", set()),
    ],
)
def test_words_are_names_where_an_office_or_a_journey_says_so(text: str, names: set[str]) -> None:
    assert _people(text) == names
