"""Bodies that only an office of a person makes known: what they are called, whose they are, and what is none."""

from helpers import each
from invented import article, held

from kg.extract import extract
from kg.lexicon import Row, table

ENDINGS = table("office_endings", "ending", "cls", "leans", "alone", "example")
MODIFIERS = table("title_modifiers", "modifier", "example")


@each(ENDINGS)
def test_an_ending_finds_its_example(row: Row) -> None:
    example = row["example"]
    wanted = example[example.index("[") + 1 : example.index("]")]
    (posts,) = held(example.replace("[", "").replace("]", "") + "。").values()
    assert any(post.startswith(wanted) or wanted in post for post in posts), f"office_endings.tsv:{row.line}: {posts}"


@each(MODIFIERS)
def test_a_modifier_belongs_to_the_title(row: Row) -> None:
    example = row["example"]
    wanted = example[example.index("[") + 1 : example.index("]")]
    (posts,) = held(example.replace("[", "").replace("]", "") + "。").values()
    assert any(post.endswith(wanted) for post in posts), f"title_modifiers.tsv:{row.line}: {posts}"


POSTS = {
    "安吉县作家协会会员代表大会召开,王立平当选主席。": ["安吉县作家协会主席"],
    "市卫生局局长李雪、市医管中心主任王立平到场。": ["市医管中心主任"],
    "慕尼黑市图书馆馆长王立平到场。": ["慕尼黑市图书馆馆长"],
    "安吉县人民医院医务科主任王立平到场。安吉县人民医院王立平主任讲话。": ["安吉县人民医院医务科主任"] * 2,
    "县教育局教研室到场。教育局党组成员、副局长王立平讲话。": ["县教育局党组成员", "县教育局副局长"],
    "安吉县人民医院急诊科王立平科长讲话。": ["安吉县人民医院急诊科科长"],
    "机电系主任王立平讲话。": ["机电系主任"],
    "华岭大学光电系系主任王立平讲话。": ["华岭大学光电系系主任"],
    "远帆控股董事长王立平讲话。": ["远帆控股董事长"],
    "青禾燃气工会主席王立平讲话。": ["青禾燃气工会主席"],
    "制衣工会副理事长王立平到场。": ["制衣工会副理事长"],
    "县人大常委会副主任、志愿者工作指挥部总指挥王立平到场。": [
        "县人大常委会副主任",
        "县志愿者工作指挥部总指挥",
    ],
    "安吉县梅溪镇副镇长、安监局局长王立平到场。": ["梅溪镇人民政府副镇长", "梅溪镇安全生产监督管理局局长"],
    "湖州龙山公园党委副书记、管理处主任王立平到场。": ["湖州龙山公园党委副书记", "湖州龙山公园管理处主任"],
    "安吉县公安局副局长李雪、刑侦大队教导员王立平到场。": ["安吉县公安局刑侦大队教导员"],
    "集团党委副书记、工会主席王立平到场。": ["集团党委副书记", "集团工会主席"],
    "该村党支部书记王立平介绍情况。": ["村党支部书记"],
    "安吉县马村党支部书记王立平介绍情况。": ["中共马村支部委员会书记"],
    "给予村委会主任王立平处分。": ["村委会主任"],
    "华岭机械有限公司人资总监王立平到场。": ["华岭机械有限公司人资总监"],
    "市委常委、宣传部部长王立平到场。": ["市委常委", "市委宣传部部长"],
    "安吉县书画院理事长李雪、商会理事长张建国、副会长王立平到场。": [],
    "在客家委会主委王立平监交下就职。": ["客家委会主委"],
    "华岭大学继续教育学院院长王立平到场。": ["华岭大学继续教育学院院长"],
    "第三片区指挥长王立平到场。": ["第三片区指挥长"],
    "村委会副主任李雪、第三村民小组组长王立平到场。": ["第三村民小组组长"],
    # no body in particular
    "中央某部驻安吉县联络站站长王立平到场。": [],
    "湖州市驻北京联络处处长王立平到场。": [],
    "会议确定王立平同志为市文化局局长拟任人选。": [],
    "某某塑业董事长王立平到场。": [],
    "总统办公室主任王立平说。": [],
    "各车间主任王立平到场。": [],
    "年轻队长王立平到场。": [],
    "全国劳模、队长王立平到场。": [],
}


@each([one for one in POSTS if POSTS[one]])
def test_posts(sentence: str) -> None:
    assert held(sentence).get("王立平") == POSTS[sentence]


@each([one for one in POSTS if not POSTS[one]])
def test_no_body(sentence: str) -> None:
    assert not held(sentence).get("王立平")


def test_it_is_a_node_of_its_article_alone() -> None:
    scopes = {m.entity.label: m.entity.scope for m in extract(article("巡护队队长王立平到场。")).mentions}
    assert scopes["巡护队"]
    scopes = {m.entity.label: m.entity.scope for m in extract(article("犁禾控股董事长王立平到场。")).mentions}
    assert not scopes["犁禾控股"]
