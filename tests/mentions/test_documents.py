import re
from pathlib import Path

import yaml
from helpers import each
from hypothesis import given
from hypothesis import strategies as st

from kg.language.analyse import analyse
from kg.lexicon import table
from kg.lexicon.words import of_role
from kg.mentions.documents import find
from kg.model import DocumentMention

KINDS = table("document_kinds", "kind", "cls", "run", "example")
CUES = table("title_cues", "cue", "side", "says")
LAWS = table("laws", "law", "label", "aliases")


def found(raw: str, scope: str = "") -> tuple[DocumentMention, ...]:
    return find(analyse(raw), scope)


def labels(raw: str) -> list[str]:
    return [mention.entity.label for mention in found(raw)]


@each(KINDS)
def test_each_kinds_example_is_found(row: dict[str, str]) -> None:
    (mention,) = found(re.sub(r"[\[\]]", "", row["example"]))
    assert [mention.text] == re.findall(r"\[(.*?)\]", row["example"])
    assert mention.text.endswith(row["kind"])
    assert mention.entity.cls == row["cls"]


@each(CUES)
def test_the_words_around_say_whether_a_title_is_a_document(row: dict[str, str]) -> None:
    text = f"{row['cue']}《山里的灯》。" if row["side"] == "before" else f"《山里的灯》{row['cue']}。"
    assert labels(text) == (["山里的灯"] if row["says"] == "document" else [])


@each(of_role("document_words", "issued"))
def test_what_is_issued_needs_no_quotes(row: dict[str, str]) -> None:
    assert labels(re.sub(r"[\[\]]", "", row["example"])) == ["关于做好防汛工作的通知"]
    assert labels(re.sub(r"\[.*\]", "", row["example"])) == []


@each(of_role("document_words", "vague"))
def test_a_title_that_is_a_kind_alone_names_nothing(row: dict[str, str]) -> None:
    assert labels(re.sub(r"[\[\]]", "", row["example"])) == []


def test_every_law_is_found_in_titles_and_in_running_text() -> None:
    for row in LAWS:
        forms = [row["law"], row["label"], *filter(None, row["aliases"].split("|"))]
        for form in forms:
            assert labels(f"学习《{form}》。") == [row["label"]], form
        assert labels(f"学习了{row['label']}。") == [row["label"]]


@each(
    [
        ("宣传工会法、劳动合同法，", ["中华人民共和国工会法", "中华人民共和国劳动合同法"]),
        ("依据安全生产法和《工伤保险条例》处理", ["中华人民共和国安全生产法", "工伤保险条例"]),
        (
            "安全生产法实施以来，依据道路交通安全法实施条例，",
            ["中华人民共和国安全生产法", "中华人民共和国道路交通安全法实施条例"],
        ),
        ("新修订的《妇女权益保障法》施行", ["中华人民共和国妇女权益保障法"]),
        ("《云南省工会条例（修订草案）》二审", ["云南省工会条例（修订草案）"]),
        ("印发《关于学习〈安全生产法〉的通知》。", ["关于学习〈安全生产法〉的通知"]),
        ("印发《关于贯彻《工会法》的通知》。", ["关于贯彻《工会法》的通知"]),
        ("制定《“青山工匠”评选实施办法》。", ["“青山工匠”评选实施办法"]),
        ("编印《班组长必读》等学习资料", ["班组长必读"]),
        ("县政府印发关于加强冬季防火工作的意见，要求", ["关于加强冬季防火工作的意见"]),
        ("会议通过了关于常委会工作报告的决议。", ["关于常委会工作报告的决议"]),
    ]
)
def test_titles_and_laws(text: str, wanted: list[str]) -> None:
    assert labels(text) == wanted


@each(
    [
        "演唱歌曲《我的家乡》《茉莉花》、《走进春天》。",
        "今晚《山乡访谈》栏目播出。",
        "据《青山日报》报道，",
        "作题为《做新时代的答卷人》的专题党课。",
        "全会《决定》指出，",
        "按照《实施方案》要求，",
        "该办法指出，",
        "工会法律援助，民法院，行政法规，国家宪法日",
        "购买医疗保险法人单位",
        "推广“四步”工作法",
        "没有关好的《书名",
    ]
)
def test_no_document(text: str) -> None:
    assert found(text) == ()


def test_the_constitution_of_another_state_is_none_of_china() -> None:
    assert labels("瑞典政府已起草了一份宪法修正案。") == []
    assert labels("法国代表到访。中国修改宪法。各国学习民法典。") == ["中华人民共和国宪法", "中华人民共和国民法典"]


def test_a_short_title_means_the_one_named_before_that_ends_so() -> None:
    text = "印发《关于做好高温慰问工作的通知》《临江县工会经费管理办法（试行）》。《通知》要求，该办法自下月施行。"
    mentions = found(text)
    assert [mention.text for mention in mentions[2:]] == ["通知", "该办法"]
    assert [mention.entity for mention in mentions[2:]] == [mentions[0].entity, mentions[1].entity]


def test_a_short_form_that_the_text_defines_is_the_same_document() -> None:
    first, alias, later = found("发布《2023年临江县司法公开情况报告》（以下简称《司法蓝本》）。《司法蓝本》显示，")
    assert first.entity == alias.entity == later.entity


def test_a_law_is_one_node_and_a_title_that_says_no_owner_has_the_articles_scope() -> None:
    law, own, plan = (
        mention.entity for mention in found("按《劳动法》《临江县防汛应急预案》《食品安全应急预案》", "a-1")
    )
    assert (law.cls, law.scope) == ("Legislation", "")
    assert (own.cls, own.scope) == ("Document", "")
    assert (plan.cls, plan.scope) == ("Document", "a-1")


@given(st.text(alphabet="《》〈〉“”（）关于的通知办法劳动条例该、。印发了一", max_size=40))
def test_any_text_gives_true_offsets_that_do_not_overlap(raw: str) -> None:
    end = 0
    for mention in found(raw):
        assert raw[mention.begin : mention.end] == mention.text != ""
        assert mention.begin >= end
        end = mention.end


def test_the_documents_of_real_pages(shared: Path) -> None:
    right = wrong = missed = 0
    for path in sorted((shared / "gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        lines = (shared / "corpus" / gold["source"]).read_text(encoding="utf-8").split("\n")
        for item in gold["articles"]:
            body = ["".join(lines[i - 1] for i in run) for run in item["lines"]] if "lines" in item else lines
            have: dict[str, set[str]] = {}
            for mention in found("\n".join(body)):
                have.setdefault(mention.entity.label, set()).update(map(_norm, (mention.text, mention.entity.label)))
            wanted = [_names(one) for one in item.get("documents") or []]
            spare = [_names(one) for one in item.get("optional_documents") or []]
            hits = sum(any(names & forms for forms in have.values()) for names in wanted)
            right, missed = right + hits, missed + len(wanted) - hits
            wrong += sum(not any(names & forms for names in wanted + spare) for forms in have.values())
    assert 2 * right / (2 * right + wrong + missed) >= 0.95


def _norm(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _names(item: object) -> set[str]:
    return {_norm(part) for part in (item["name"] if isinstance(item, dict) else str(item)).split("|")}
