"""Every cue of a guest finds the one of its example, and none in its counterexample; 校 and 我院 mean no guest."""

from collections.abc import Mapping

from helpers import each
from invented import article

from kg.extract import extract
from kg.lexicon import Row, table
from kg.resolve.guests import comes, goes, is_guest

ROWS = table("guest_cues", "cue", "side", "example", "counterexample")
_OURS = "校"


def _found(text: str, begin: int, end: int, side: str) -> bool:
    if side == "party":
        return comes(text, end)
    if side == "going":
        return _OURS in text[:begin] and goes(text, begin)
    return is_guest(text, begin, end)


@each(ROWS)
def test_cues_of_guests(row: Row) -> None:
    text = row["example"].replace("[", "").replace("]", "")
    begin, end = row["example"].index("["), row["example"].index("]") - 1
    assert _found(text, begin, end, row["side"])
    at = row["counterexample"].index(text[begin:end])
    assert not _found(row["counterexample"], at, at + end - begin, row["side"])


@each(
    [
        (
            "11月4日，青禾大学党委书记王立平、副校长李敏一行11人来校交流。校党委书记赵信、校长孙明参加座谈。",
            {"赵信": "校", "孙明": "校", "王立平": "青禾大学", "李敏": "青禾大学"},
        ),
        (
            "9月3日，校党委书记赵信率队赴青禾大学、远帆大学调研。赵信一行来到青禾大学，与该校领导座谈。",
            {"赵信": "校"},
        ),
        (
            "10月31日，青禾大学校长王立平带领该校教师来我校访问。校党委书记赵信，副校长孙明，远帆学院党委书记周正参加座谈。"
            "赵信说，华岭大学和青禾大学是兄弟高校。",
            {"赵信": "华岭大学", "孙明": "华岭大学", "周正": "远帆学院"},
        ),
        (
            "7月5日，湖州市中院院长王立平到安吉县法院调研，中院办公室主任赵信，政治部主任孙明陪同。",
            {"赵信": "湖州市中级人民法院办公室", "孙明": "湖州市中级人民法院"},
        ),
        ("7月5日，湖州市中院院长王立平到安吉县法院调研，中院副院长赵信陪同。", {"赵信": "湖州市中级人民法院"}),
        ("11月3日，湖州市中院院长王立平到安吉县法院调研，民一庭庭长赵信陪同。", {"赵信": "民一庭"}),
        (
            "8月9日，华岭法院院长王立平一行到安吉县法院调研。王立平听取了我院工作汇报，我院院长赵信参加座谈。",
            {"赵信": "安吉县人民法院"},
        ),
        (
            "3月1日，洛舍镇人大主席王立平、党委副书记李敏，党委委员、副镇长孙明陪同。",
            {"王立平": "洛舍镇人民代表大会", "李敏": "中共洛舍镇委员会"},
        ),
        ("3月1日，华岭建设集团党委常委王立平，投资公司党委书记、董事长孙明出席。", {"孙明": None}),
        ("3月1日，党委书记、第四次党代会筹备工作领导小组组长王立平讲话。", {"王立平": "第四次党代会筹备工作领导小组"}),
        (
            "11月2日，王立平一行在青禾大学调研期间，参观了图书馆，与党委书记李敏、副校长孙明座谈。",
            {"李敏": "青禾大学", "孙明": "青禾大学"},
        ),
        ("3月5日，王立平到华岭机械有限公司走访，与董事长李敏交谈。", {"李敏": "华岭机械有限公司"}),
        ("3月5日，王立平在青禾大学讲话，赵信与青禾医院专家到会，与党委书记李敏座谈。", {"李敏": None}),
        ("3月5日，驻石岭村第一书记王立平走访。", {"王立平": "中共石岭村支部委员会"}),
        ("3月5日，华岭集团党委常委、财务总监王立平出席。", {"王立平": "华岭集团"}),
        (
            "3月1日，集团公司党委书记王立平带队赴湖州市考察。王立平代表集团公司与安吉县政府、华岭黄龙集团签订了协议。"
            "集团公司副总经理李敏参加活动。",
            {"王立平": "集团公司", "李敏": "集团公司"},
        ),
        (
            "3月1日，县政府与华岭黄龙集团签订协议。集团公司副总经理李敏参加活动。",
            {"李敏": "华岭黄龙集团"},
        ),
        (
            "3月1日，华岭黄龙集团、青禾竹业集团与安吉县政府签约。签约前，集团公司董事长王立平讲话。3月2日，青禾竹业集团开业。",
            {"王立平": "青禾竹业集团"},
        ),
        (
            "3月1日，洛舍镇党委书记王立平、人大主席李敏、政法委员孙明，统战委员赵信参加座谈。",
            {
                "王立平": "中共洛舍镇委员会",
                "李敏": "洛舍镇人民代表大会",
                "孙明": "中共洛舍镇委员会",
                "赵信": "中共洛舍镇委员会",
            },
        ),
        (
            "4月6日，青禾学院校长王立平一行来校考察。青禾学院纪委书记李敏，校党委副书记、纪委书记赵信，校党委常委、校长助理孙明参加。",
            {"李敏": "青禾学院纪委", "赵信": "校纪委", "孙明": "校"},
        ),
        (
            "4月6日，青禾市中心医院院长王立平一行到我院参观，副院长李敏接待。医务科科长赵信介绍情况。",
            {"赵信": "院医务科"},
        ),
        ("4月6日，省教育厅副厅长王立平到我校调研。党委书记李敏出席座谈会。", {"李敏": "我校"}),
        ("校长王立平，校党委常委、副校长李敏一行赴青禾学院调研。", {"王立平": "校", "李敏": "校"}),
        ("校长王立平到青禾学院调研。", {"王立平": None}),
        (
            "6月10日，青禾学院来我校考察。来访的有青禾学院副院长王立平。学校副校长李敏，党委学生工作部部长孙明参加。",
            {"王立平": "青禾学院", "李敏": "我校", "孙明": "校党委学生工作部"},
        ),
        (
            "6月10日，青禾学院王立平处长一行来我处交流，我处李敏处长接待。李敏处长代表学校表示欢迎。学校副校长孙明到场。",
            {"孙明": "学校"},
        ),
        (
            "6月10日，青禾学院党委副书记王立平带领党委宣传部、学院办公室负责人来我校交流。学院办公室主任李敏到场。",
            {"王立平": "青禾学院"},
        ),
        ("3月1日，湖州医院院长王立平、湖州市医院院长李敏讲话。", {"王立平": "湖州医院", "李敏": "湖州市人民医院"}),
    ]
)
def test_posts_of_hosts_and_guests(text: str, posts: Mapping[str, str | None]) -> None:
    claims = extract(article(text)).claims
    seats = {claim.object: claim.subject.label for claim in claims if claim.predicate == "org:holds"}
    held = {claim.subject: claim.object.label for claim in claims if claim.predicate == "org:postIn"}
    found = {person: held[post] for post, person in seats.items() if post in held}
    assert {person: found.get(person) for person in posts} == dict(posts)


def test_who_comes_with_guests_is_of_their_house() -> None:
    text = "6月10日，青禾学院党委副书记王立平带领学院工会和学院办公室的负责人来我校交流。校工会主席李敏参加。"
    labels = {one.entity.label for one in extract(article(text)).mentions}
    assert {"青禾学院工会", "青禾学院办公室"} <= labels and "青禾学院" in labels


def test_whom_one_thanks_is_another() -> None:
    text = "6月10日，安吉县法院院长王立平到长兴县法院考察。安吉县法院院长王立平对该院的接待表示感谢。"
    found = extract(article(text)).mentions
    assert {one.entity.label for one in found if one.surface == "该院"} == {"长兴县人民法院"}


def test_whom_our_experts_train_is_none_of_us() -> None:
    text = "6月10日，我院专家王立平飞赴大理，为祥符县人民医院培训骨干。我院院长李敏送行。"
    assert "我院" in {one.entity.label for one in extract(article(text)).mentions}


def test_that_house_is_one_that_was_named_before() -> None:
    text = "4月18日，华岭县院副检察长王立平率该院干警到邳州市检察院交流。邳州市检察院检察长李敏参加。"
    found = extract(article(text)).mentions
    assert "邳州市人民检察院" not in {one.entity.label for one in found if one.surface == "该院"}


def test_whom_we_keep_up_with_is_none_of_us() -> None:
    text = "7月19日，青禾市疾控中心专家王立平到访。活动增进了我中心与湖州市疾控中心的交往。"
    assert "我中心" not in {
        one.surface for one in extract(article(text)).mentions if one.entity.label.startswith("湖州")
    }
