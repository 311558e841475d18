import re
import time
from pathlib import Path

import pytest
import yaml
from helpers import each
from hypothesis import given
from hypothesis import strategies as st

from kg.language.analyse import analyse
from kg.language.dates import Reference
from kg.language.dates import find as find_dates
from kg.lexicon import table
from kg.lexicon.words import of_role
from kg.mentions import amounts
from kg.mentions.documents import find as find_documents
from kg.model import AmountMention, Text

UNITS = table("units", "unit", "kind", "not_before", "example", "counterexample", "before")


def found(raw: str) -> tuple[AmountMention, ...]:
    text = analyse(raw)
    return amounts.find(text, find_dates(text, Reference()), find_documents(text))


@each(UNITS)
def test_each_units_example_is_found_and_no_counterexample(row: dict[str, str]) -> None:
    marked = re.findall(r"\[(.*?)\]", row["example"])
    mentions = found(re.sub(r"[\[\]]", "", row["example"]))
    assert [mention.text for mention in mentions] == marked
    assert mentions[-1].unit == row["unit"]
    assert found(row["counterexample"]) == ()


@each([(row, word) for row in UNITS for word in row["before"].split()])
def test_a_money_that_stands_before_its_number(row: dict[str, str], word: str) -> None:
    assert [mention.unit for mention in found(f"投入{word}5万元。")] == [row["unit"]]
    assert [mention.unit for mention in found("投入人民币5万元。")] == ["元"]


SAYS = {"least": "AtLeast", "about": "About", "most": "AtMost"}
ROLES = ("least", "about", "most", "least_within", "about_within", "least_behind", "about_behind", "most_behind")


@each(of_role("number_words", *ROLES))
def test_how_exact_a_number_is(row: dict[str, str]) -> None:
    (mention,) = found(re.sub(r"[\[\]]", "", row["example"]))
    assert mention.qualifier == SAYS[row["role"].partition("_")[0]] and row["word"] in mention.text
    (bare,) = found(re.sub(r"\[.*\]", "", row["example"]))
    assert bare.qualifier == "Exactly"


@each(table("counted_words", "pattern", "role", "example"))
def test_words_beside_a_number_tell_what_it_counts(row: dict[str, str]) -> None:
    example = row["example"]
    wanted = example[example.index("[") + 1 : example.index("]")]
    assert found(re.sub(r"[\[\]]", "", example))[-1].measures == wanted


@each(
    [
        ("活动已覆盖13000余人次。", "13000余人次", "13000", "人次", "AtLeast", "覆盖"),
        ("从业人员有2.4万多人。", "2.4万多人", "24000", "人", "AtLeast", "从业人员"),
        ("开放28家“司机之家”。", "28家", "28", "家", "Exactly", "“司机之家”"),
        ("成立“青山工匠”工作室10个。", "10个", "10", "个", "Exactly", "“青山工匠”工作室"),
        ("发放“一册一卡”96份。", "96份", "96", "份", "Exactly", "“一册一卡”"),
        ("一行6人前往公司。", "6人", "6", "人", "Exactly", ""),
        ("安吉县总工会派8名队员前往灾区。", "8名", "8", "名", "Exactly", "队员"),
        ("送来棉被20床。", "20床", "20", "床", "Exactly", "棉被"),
        ("投入资金300万元。", "300万元", "3000000", "元", "Exactly", "资金"),
        ("产值同比增长12.5%。", "12.5%", "12.5", "%", "Exactly", "产值同比增长"),
        ("近千名干部到场。", "近千名", "1000", "名", "About", "干部"),
        ("20余名省、市劳模代表到会。", "20余名", "20", "名", "AtLeast", "省、市劳模代表"),
        ("上百家企业到会。", "上百家", "100", "家", "AtLeast", "企业"),
        ("二十余名志愿者清扫街道。", "二十余名", "20", "名", "AtLeast", "志愿者"),
        ("事故造成三人死亡。", "三人", "3", "人", "Exactly", "死亡"),
        ("4名乘客受伤。", "4名", "4", "名", "Exactly", "乘客"),
        ("全省现有货车司机等劳动者840万，", "840万", "8400000", "人", "Exactly", "劳动者"),
        ("就业率达九成。", "九成", "9", "成", "Exactly", "就业率"),
        ("满意率在百分之九十五以上。", "百分之九十五以上", "95", "%", "AtLeast", "满意率"),
        ("过火面积约200平方米。", "约200平方米", "200", "平方米", "About", "过火面积"),
        ("走访１２６户。", "１２６户", "126", "户", "Exactly", "走访"),
        ("青禾县法院选派30余名青年法官到校任职。", "30余名", "30", "名", "AtLeast", "青年法官"),
        ("青禾县法院选派30余名。", "30余名", "30", "名", "AtLeast", ""),
        ("纠正违法行为38起。", "38起", "38", "起", "Exactly", "违法行为"),
        ("共有120名选手参赛。", "120名", "120", "名", "Exactly", "选手"),
        ("送上慰问金2000元。", "2000元", "2000", "元", "Exactly", "慰问金"),
        ("走访留守儿童200名。", "200名", "200", "名", "Exactly", "留守儿童"),
        ("2300名考生参加考试。", "2300名", "2300", "名", "Exactly", "考生"),
        ("放养60万尾耐盐碱的鲤鱼幼苗。", "60万尾", "600000", "尾", "Exactly", "鲤鱼幼苗"),
        ("送到20户有需求的残疾人家中。", "20户", "20", "户", "Exactly", "残疾人"),
        ("发放300份印有宣传标语的手册。", "300份", "300", "份", "Exactly", "手册"),
        ("共有60多位中国和邻国领导人出席。", "60多位", "60", "位", "AtLeast", ""),
        ("慰问27名防疫一线工作人员。", "27名", "27", "名", "Exactly", ""),
        ("发布15个2023年文艺节目片单。", "15个", "15", "个", "Exactly", ""),
        ("市供销社先后5次下乡。", "5次", "5", "次", "Exactly", ""),
        ("来自全省的168名选手参加比赛。", "168名", "168", "名", "Exactly", "选手"),
        ("并处罚金人民币五万元。", "五万元", "50000", "元", "Exactly", "罚金"),
        ("收到捐款人民币叁拾伍万元整。", "叁拾伍万元", "350000", "元", "Exactly", "捐款"),
        ("共有来自12个国家的运动员。", "12个", "12", "个", "Exactly", "国家"),
    ]
)
def test_number_unit_qualifier_and_what_is_counted(
    text: str, mention: str, value: str, unit: str, qualifier: str, measures: str
) -> None:
    (one,) = found(text)
    assert (one.text, one.value, one.unit, one.qualifier) == (mention, value, unit, qualifier)
    assert one.measures.endswith(measures)


def test_each_of_a_list_counts() -> None:
    values = [(m.value, m.unit, m.measures) for m in found("评出一等奖5个、二等奖10个，劳模工作室、工匠工作室各5个。")]
    assert values == [("5", "个", "一等奖"), ("10", "个", "二等奖"), ("5", "个", "工匠工作室")]


def test_the_headline_way_of_counting_victims() -> None:
    values = [(m.value, m.unit, m.measures) for m in found("货车与客车相撞致3死5伤")]
    assert values == [("3", "人", "死亡"), ("5", "人", "受伤")]
    assert [m.value for m in found("矿井透水致两死一伤")] == ["2", "1"]


@each(
    [
        "第3届职代会第二次会议",
        "在县委党校6楼会议室",
        "按照“四化”要求开展“两走进”活动",
        "党的二十届三中全会",
        "一个缩影，一名职工，两项工作",
        "历时3个月，连续5年，今年32岁",
        "部队906医院",
        "在57省道38公里处",
        "青政办〔2024〕5号",
        "依据第二十三条",
        "7×24小时值班，拨打12345热线",
        "数百名群众，几十家企业，成千上万人",
        "3至5名，10-20家，2万—3万元，5%—6%，三、四十人",
        "风云01组卫星",
        "千亩以上连片茶园",
        "九死一生，万死不辞，三心二意",
        "“百名干部进千家”行动",
        "“100个好项目”榜单",
        "《12项措施》出台后",
        "2024年8月5日上午8时20分",
        "前10名选手",
        "每100人配一名护士",
        "千家万户，百姓",
        "500万元以上项目全部开工",
        "G123次列车",
        "十四届十二次主席会议",
        "围绕5个方面",
    ]
)
def test_no_amount(text: str) -> None:
    assert found(text) == ()


@given(st.text(alphabet="0123456789.,一二三十百千万亿余多近约上超个名人元%家“”《》、。各第至死伤", max_size=40))
def test_any_text_gives_true_offsets_and_plain_numbers(raw: str) -> None:
    end = 0
    for mention in found(raw):
        assert raw[mention.begin : mention.end] == mention.text
        assert mention.begin >= end
        assert re.fullmatch(r"\d+(?:\.\d+)?", mention.value)
        end = mention.end


def test_the_amounts_of_real_pages(shared: Path) -> None:
    right = wrong = missed = 0
    for path in sorted((shared / "gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        lines = (shared / "corpus" / gold["source"]).read_text(encoding="utf-8").split("\n")
        for item in gold["articles"]:
            body = ["".join(lines[i - 1] for i in run) for run in item["lines"]] if "lines" in item else lines
            left = [(float(m.value), m.unit) for m in found("\n".join(body))]
            for wanted in item.get("measurements") or []:
                fits = [have for have in left if _same(have, wanted)]
                right, missed = (right + 1, missed) if fits else (right, missed + 1)
                if fits:
                    left.remove(fits[0])  # one of several equal ones
            spare = (item.get("optional_measurements") or []) + (item.get("measurements") or [])
            wrong += sum(not any(_same(have, other) for other in spare) for have in left)
    assert 2 * right / (2 * right + wrong + missed) >= 0.95


def _same(have: tuple[float, str], wanted: dict[str, object]) -> bool:
    units = str(wanted["unit"]).split("|")
    return have[0] == float(str(wanted["value"])) and have[1] in units


@pytest.mark.parametrize("run", ["1" * 50_000, "一" * 50_000, "3," * 25_000, "“" * 50_000, "百分之" * 15_000])
def test_no_text_takes_long(run: str) -> None:
    text = Text(run, run, (), ())
    began = time.process_time()
    amounts.find(text)
    assert time.process_time() - began < 2


def test_numbers_that_no_store_holds_are_none() -> None:
    assert found("算力达到180百亿亿次。") == ()
    assert found("投资达到1800亿元。") != ()


@each(
    [
        ("秘书长和24名委员出席会议。", "委员"),
        ("县纪委5次共对33起问题进行通报。", "问题"),
        ("各界人士300余人怀着沉痛的心情告别。", "各界人士"),
        ("来自各基层工会40余名参赛人员同台竞技。", "参赛人员"),
        ("书法家李啸,县人大常委会副主任张小平等300多人出席仪式。", ""),
        ("近百名科研和技术人员参加。", ""),
        ("县医院为45名老人测量血压。", "老人"),
        ("商会5个片区小组全面落实了会议精神。", "片区小组"),
        ("华岭集团在苏投资规模达到2000亿元以上。", "投资规模"),
        ("县教育局局长王立平等3人因涉嫌严重违纪被查。", ""),
        ("法院已走访20余家辖区律所。", ""),
        ("为困难职工送去了2000元慰问金。", "慰问金"),
        ("班子成员、科室主任、机关职工共150余人参加。", ""),
        ("为5个体育协会授旗。", "体育协会"),
        ("让11个加油站重新营业。", "加油站"),
        ("科技处一行6人来到位于安吉县的华岭机械有限公司开展活动。", ""),
    ]
)
def test_verbs_count_nothing(said: str, counted: str) -> None:
    text = analyse(said)
    assert counted in [one.measures for one in amounts.find(text, (), ())]
