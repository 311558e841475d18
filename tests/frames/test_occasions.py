"""What is done at a ceremony named by it is no other event, nor is a series that an event's name begins with."""

from notation import reading

from kg.frames.happenings import happenings

RITE = "{d:2024-10-29|10月29日},{o:安吉县红十字会}“送温暖”物资捐赠仪式举行,"


def events(marked: str) -> dict[str, list[str]]:
    """The events of a text by their labels, with who attends."""
    claims = happenings(reading(marked))[1]
    made = [c.subject for c in claims if c.predicate == "rdf:type" and c.subject.cls != "Programme"]
    came = [(c.subject, getattr(c.object, "label", "")) for c in claims if c.predicate == "schema:attendee"]
    return {event.label: [who for of, who in came if of == event] for event in made}


def test_what_is_given_at_a_ceremony_is_no_other_event() -> None:
    found = events(f"{RITE}共捐赠棉被等物资300件。县长{{p:李远航}}、会长{{p:丁一舟}}等参加了活动。")
    assert found == {"“送温暖”物资捐赠仪式": ["李远航", "丁一舟"]}


def test_what_a_ceremony_is_not_named_by_is_another() -> None:
    signed = "{o:安吉县总工会}与{o:安吉县第一中学}签订共建协议。"
    assert "安吉县总工会签订共建协议" in events(f"{RITE}各界到场。{{d:2024-10-29|当天}},{signed}")


def test_a_series_that_a_name_begins_with_is_the_same() -> None:
    text = "{d:2024-03-23|3月23日},“竹乡大讲堂”名师进校园讲座活动在{o:安吉县第一中学}举行。"
    found = events(f"{text}上午,“竹乡大讲堂”在报告厅开讲。县长{{p:李远航}}出席讲座。")
    assert list(found.values()) == [["李远航"]]


def hosts(marked: str) -> set[str]:
    claims = happenings(reading(marked))[1]
    return {getattr(c.object, "label", "") for c in claims if c.predicate == "schema:organizer"}


def test_who_is_made_to_take_part_is_no_host() -> None:
    drill = "{d:2024-06-05|6月5日},{o:安吉县应急管理局}组织{o:洛舍镇人民政府}、{o:华岭化工有限公司}开展应急演练。"
    assert hosts(drill) == {"安吉县应急管理局"}


def test_another_visit_is_not_the_one_before() -> None:
    visit = "{d:2024-10-25|10月25日},副院长{p:李远航}到{l:洛舍镇}走访企业。"
    also = "{d:2024-10-27|10月27日},主任{p:丁一舟}和副院长{p:王立冬}一同走访四家企业,与代表交流。"
    assert events(visit + also)["李远航到洛舍镇走访企业"] == ["李远航"]


def test_the_day_of_a_dateline_is_not_that_of_the_event() -> None:
    text = "竹乡网{d:2024-01-06|1月6日}讯:{d:2024-01-02|1月2日上午},会议室里暖意浓浓。{l:洛舍镇}首届联欢会隆重举办。"
    claims = happenings(reading(text))[1]
    assert [getattr(c.object, "text", "") for c in claims if c.predicate == "schema:startDate"] == ["2024-01-02"]


def test_who_speaks_at_a_ceremony_by_half_its_name_spoke_at_it() -> None:
    text = "{d:2024-10-29|10月29日},竹乡路开通剪彩仪式在{o:安吉县第一中学}举行。副县长{p:李远航}在开通仪式上讲了话。"
    assert events(text) == {"竹乡路开通剪彩仪式": ["李远航"]}


def test_what_a_congress_inspects_is_one_event_with_its_stops() -> None:
    sent = "{d:2024-10-29|10月29日},{o:安吉县人民代表大会常务委员会|县人大常委会}组织代表30余人"
    led = "在主任{p:李远航}的带领下对养老服务工作进行集中视察。"
    stops = "视察组先后深入到{l:洛舍镇}、{o:安吉县福利院}实地察看。副主任{p:丁一舟}参加视察。"
    assert list(events(f"{sent},{led}{stops}").values()) == [["李远航", "丁一舟"]]


def test_a_fire_of_a_drill_is_none() -> None:
    drill = "{d:2024-10-29|10月29日},{o:安吉县总工会}举行消防演练。"
    fire = "{d:2024-10-29|10月29日}9时,{l:安吉县}综合楼发生火灾。"
    assert len(events(fire)) == 1
    assert not any("火灾" in label for label in events(drill + fire))


def test_a_festival_of_a_place_is_no_session_of_a_body() -> None:
    text = "{d:2024-10-19|10月19日},{l:北门社区}举办第五届邻里节。书记{p:李远航}致辞。"
    assert list(events(text).values()) == [["李远航"]]


def test_who_stands_in_a_list_that_semicolons_part_was_there() -> None:
    host = "{d:2024-03-09|3月9日},{o:华岭建工集团}、{o:安吉竹业有限公司}签署合作框架协议。"
    first = "{o:华岭建工集团}总裁{p:李远航},副总裁{p:丁一舟};"
    second = "{o:安吉竹业有限公司}主席{p:王立冬},总裁{p:史立言},以及相关人员出席签约仪式。"
    (came,) = events(host + first + second).values()
    assert set(came) == {"李远航", "丁一舟", "王立冬", "史立言"}


def test_what_is_signed_at_a_signing_ceremony_is_no_other_event() -> None:
    rite = "{d:2024-03-09|3月9日},{o:华岭建工集团}战略合作签约仪式在{o:安吉县第一中学}举行。"
    signed = "董事长{p:李远航}和书记{p:丁一舟}代表双方签署战略合作协议。"
    (came,) = events(rite + signed).values()
    assert set(came) == {"李远航", "丁一舟"}


def test_taking_members_to_an_activity_is_no_other_event() -> None:
    took = "{d:2024-06-21|6月21日},{o:安吉县档案馆党支部}组织全体党员赴{l:洛舍镇}农民协会纪念馆,"
    found = events(took + "开展“砥砺初心”主题党日活动。书记{p:李远航}参加活动。")
    assert found == {"“砥砺初心”主题党日活动": ["李远航"]}


def test_an_exhibition_in_quotes_has_its_town_and_its_year_with_it() -> None:
    told = "{d:2024-09-19|9月19日},“我和竹乡有个约会——庆祝建县七十周年书画巡回展(湖州站)”在县图书馆开幕。"
    assert list(events(told)) == ["“我和竹乡有个约会——庆祝建县七十周年书画巡回展(湖州站)”"]
    assert list(events("{d:2024-09-19|9月19日},“竹乡书法作品展2009”在县图书馆举行。")) == ["“竹乡书法作品展2009”"]


def test_a_lecture_given_at_one_of_another_kind_is_the_same() -> None:
    told = "{d:2024-03-23|3月23日},“名师走进校园”讲座活动在{o:安吉县第一中学}举行。"
    given = "教授{p:李远航}为同学们带来了《我的求学之路》的精彩讲座。讲座由校长{p:丁一舟}主持。"
    assert events(told + given) == {"“名师走进校园”讲座活动": ["李远航", "丁一舟"]}


def test_a_body_whose_ground_is_broken_is_no_host() -> None:
    assert hosts("{d:2017-09-16|9月16日},{o:华岭装备生产基地}建设项目奠基仪式隆重举行。") == set()


def test_who_speaks_on_a_topic_speaks() -> None:
    told = "{d:2024-11-26|11月26日},{o:安吉县妇女联合会}在{l:洛舍镇}开展家庭教育讲座活动。"
    text = told + "随后,{p:李远航}以“女性的成长”为题,结合自身经历分享体会。"
    claims = happenings(reading(text))[1]
    assert [getattr(c.object, "label", "") for c in claims if c.predicate == "kgo:speaker"] == ["李远航"]


def test_who_leads_a_party_of_many_words_came() -> None:
    led = "{d:2024-07-24|7月24日},主席{p:李远航}带领由{o:安吉县总工会}及下属企业文艺骨干组成的慰问组,"
    found = events(f"{led}来到{{o:德清县消防救援大队}},为官兵送去慰问品。")
    assert list(found.values()) == [["李远航"]]


HELD = "{d:2025-05-06|5月6日},{o:安吉县总工会}重点工作推进会在县会展中心召开。"


def test_who_deputes_another_or_is_excused_was_not_there() -> None:
    (came,) = events(f"{HELD}{{p:丁一舟}}县长委托副县长{{p:王立冬}}致辞。副县长{{p:李远航}}请假。").values()
    assert came == ["王立冬"]


def test_who_is_to_leave_was_not_there() -> None:
    assert events(f"{HELD}下一步,副县长{{p:丁一舟}}将带队赴外地招商。") == {"安吉县总工会重点工作推进会": []}


def test_what_was_chaired_last_year_is_another() -> None:
    assert events(f"{HELD}{{d:2024|去年}},副县长{{p:丁一舟}}主持召开了专题会。") == {"安吉县总工会重点工作推进会": []}


def test_who_says_in_a_speech_speaks() -> None:
    claims = happenings(reading(f"{HELD}县长{{p:丁一舟}}在会上讲话指出,要抓好落实。"))[1]
    assert [getattr(c.object, "label", "") for c in claims if c.predicate == "kgo:speaker"] == ["丁一舟"]


def test_who_takes_part_in_what_another_leads_is_no_host() -> None:
    led = "{d:2025-05-06|5月6日},{o:安吉县人民法院}牵头,{o:安吉县司法局}参与的“法润校园”活动在{l:洛舍镇}举行。"
    assert "安吉县司法局" not in hosts(led)


def test_the_opening_of_the_meeting_is_the_meeting_that_was_named() -> None:
    text = "{d:2025-05-06|5月6日},{o:浙江省茶叶学会}第六次会员代表大会在{l:安吉县}召开。大会开幕式由{p:丁一舟}主持。"
    assert list(events(text).values()) == [["丁一舟"]]
    own = "{d:2025-05-06|5月6日},“竹乡杯”技能竞赛开幕式在{l:安吉县}举行,会长{p:丁一舟}致辞。"
    assert list(events(own)) == ["“竹乡杯”技能竞赛开幕式"]


def test_who_met_guests_before_a_meeting() -> None:
    text = "{d:2025-05-06|5月6日},{o:安吉县商会}成立大会在{l:安吉县}举行,副县长{p:王立冬}出席大会。"
    met = events(f"{text}会前,书记{{p:李远航}},部长{{p:丁一舟}}等,会见了嘉宾{{p:陈思远}}一行。")
    assert met["安吉县商会成立大会"] == ["王立冬"]
    assert ["李远航", "丁一舟", "陈思远"] in met.values()
    assert len(events(f"{text}书记{{p:李远航}}曾会见{{p:陈思远}}。")) == 1


def test_who_performs_before_a_ceremony_is_no_host() -> None:
    text = "{d:2025-05-06|5月6日},“向阳花”项目启动仪式在{l:安吉县}举行。"
    assert hosts(f"{text}仪式开始前,由{{o:安吉县第一中学}}组织师生表演节目。") == set()
    assert hosts(f"{text}仪式由{{o:安吉县残疾人联合会}}主办。") == {"安吉县残疾人联合会"}


def test_who_hosts_beside_who_undertakes_does_not_undertake() -> None:
    text = "{d:2025-05-06|5月6日},第八届竹业论坛在{l:安吉县}开幕。论坛由{o:浙江省林业厅}和{o:湖州市人民政府}联合主办、"
    claims = happenings(reading(f"{text}{{o:安吉县人民政府}}承办。"))[1]
    assert [getattr(c.object, "label", "") for c in claims if c.predicate == "kgo:undertakenBy"] == ["安吉县人民政府"]
    both = happenings(reading(f"{text[:-5]}主办,{{o:长兴县人民政府}}、{{o:安吉县人民政府}}联合承办。"))[1]
    assert len([c for c in both if c.predicate == "kgo:undertakenBy"]) == 2
