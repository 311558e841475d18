import datetime

from kg.language.reference import Reference, reference
from kg.layout import articles
from kg.model import Source

BODY = "德清县总工会召开会议\n近日，德清县总工会召开会议，通报2023年度考核结果，部署2023年度收尾工作。\n"


def _reference(text: str) -> Reference:
    found = articles(Source("page.txt", text, "0" * 64))
    return reference(found[-1], found)


def test_a_given_date_outweighs_the_years_in_the_text() -> None:
    day = Reference(datetime.date(2024, 5, 10), 2024)
    assert _reference("青禾工运　2024年5月10日　星期五\n\n" + BODY) == day
    assert _reference(BODY + "2024年5月10日 第3版\n") == day
    assert _reference(BODY.replace("\n", "\n来源：青禾网　发布时间：2024-05-10\n", 1)) == day
    assert _reference(BODY + "德清县总工会\n2024年5月10日\n") == day
    assert _reference(BODY) == Reference(None, 2023)


def test_a_neighbours_date_gives_the_year() -> None:
    first = "安吉县举办运动会\n发布时间：2024-05-10\n5月8日，安吉县举办运动会，参赛职工很多。\n陈立言\n\n"
    assert _reference(first + BODY) == Reference(None, 2024)


def test_what_was_done_until_a_later_month_is_of_a_year_before() -> None:
    text = (
        "德清县政协开会\n1月18日，德清县政协开会。2017年承办提案。截至2017年8月底，提案均已办结。2017年度考核完成。\n"
    )
    assert _reference(text) == Reference(None, None)
    assert _reference(text.replace("1月18日", "11月18日")) == Reference(None, 2017)


def test_a_year_that_is_looked_back_on_is_not_the_articles() -> None:
    text = "德清县团委开会\n4月25日，德清县团委开会，对2014年工作情况进行了回顾。\n"
    assert _reference(text) == Reference(None, None)
    assert _reference(text.replace("进行了回顾", "作了部署")) == Reference(None, 2014)


def test_the_day_in_the_opening_gives_the_year() -> None:
    text = "德清县一仓库起火\n2022年7月8日7时，德清县一仓库起火，2023年度预案启动。\n"
    assert _reference(text) == Reference(None, 2022)


def test_the_years_of_a_career_date_no_article() -> None:
    text = "德清县一干部被查\n3月31日，有关部门通报。2016年，他任副县长。2022年1月，他被任命为县长。\n"
    assert _reference(text) == Reference()


def test_the_end_of_a_span_of_years_counts_too() -> None:
    text = "德清县一干部受审\n4月8日，法院开庭。1998年下半年至2011年8月，他利用职务便利收受财物。\n"
    assert _reference(text) == Reference()


def test_the_year_of_a_founding_is_not_the_articles() -> None:
    text = "澳门竹业联谊会就职\n8月25日，就职典礼举行。联谊会成立{}2004年，会员很多。\n"
    assert _reference(text.format("于")) == _reference(text.format("於")) == Reference(None, None)
    assert _reference(text.replace("成立{}2004年", "2004年成立")) == Reference(None, None)
