"""Sentences in which one branch alone decides: bench/mutants.py found them without a test."""

from helpers import each

import kg


def labels(text: str) -> set[str]:
    return {mention.entity.label for one in kg.read_text(text) for mention in one.mentions}


@each(
    [
        ("安吉县农民马建国种竹三十年。", "马建国", "农民马建国"),
        ("剪纸艺人魏国柱来了。", "魏国柱", "魏国"),
        ("青禾派出所、白杨派出所受表彰。", "白杨派出所", "青禾派出所白杨派出所"),
        ("泾县县委党校举行典礼。", "中共泾县委员会党校", "中共泾县县委员会党校"),
        ("特区政府教育局局长王立平到场。香港举行会议。", "香港特别行政区政府教育局", "特区政府教育局"),
        ("委员才让强调要抓好落实。", "", "才让强调"),
        ("在林锐监誓下，会长王立平宣誓。", "林锐", "林锐监"),
        ("馆长了解安吉县全民阅读所取得的成绩。", "", "安吉县全民阅读所"),
        ("安吉县政协与陈广元阿訇座谈。座谈中，陈广元阿訇感谢市政协。", "陈广元", "中国人民政治协商会议广元市委员会"),
        ("选举王立平为县人大常委会主任，李雪为副主任，刘军为委员。", "刘军", "刘军为"),
        ("王立平听取汇报后，充分肯定青禾植物园的成绩。", "青禾植物园", "充分肯定青禾植物园"),
        ("馆长阿扎姆焦恩·马苏洛到场。", "阿扎姆焦恩·马苏洛", "阿扎姆"),
        ("安吉县佛教协会开会，妙高法师为名誉副会长。", "", "高法师"),
        ("县政协主席木群尼玛及自治区有关部门负责人到场。", "木群尼玛", "木群尼玛及"),
        ("阿里地区行署专员王立平、地区政协主席李雪到场。", "中国人民政治协商会议阿里地区委员会", "地区政协"),
        ("兴安盟行署副盟长王立平、嘎查达巴图到场。", "巴图", "嘎查达巴图"),
        ("芜湖经济技术开发区管委会召开会议。会后，芜湖经开区举行活动。", "芜湖经济技术开发区", "芜湖经开区"),
        ("安吉县人民政府高度重视党校工作。", "安吉县人民政府", "安吉县人民政府高度重视党校"),
        ("剪彩时董事长王立平讲话。", "王立平", "剪彩时"),
        ("交谈中总经理李文远表示感谢。", "李文远", "交谈中"),
        ("开业之际董事长王立平讲话。", "王立平", "开业之际"),
        ("远帆控股董事长王立平讲话。", "远帆控股", "董事长"),
        ("远帆华中总经理李文远讲话。", "远帆华中", "华中"),
        ("青禾四街18号北京远帆用品有限公司捐款。", "北京远帆用品有限公司", "青禾四街18号北京远帆用品有限公司"),
    ]
)
def test_what_is_named(text: str, wanted: str, unwanted: str) -> None:
    found = labels(text)
    assert not wanted or wanted in found
    assert unwanted not in found


def test_who_speaks_at_a_congress_does_not_at_its_opening() -> None:
    """大会 is no opening, though 代表大会开幕式 has the word in it."""
    text = "8月5日，安吉县总工会召开代表大会。8月6日，代表大会闭幕式在县文化馆举行。王立平在大会上讲话。"
    spoke = {c.subject.label for one in kg.read_text(text) for c in one.claims if c.predicate == "kgo:speaker"}
    assert spoke == {"安吉县总工会代表大会"}
