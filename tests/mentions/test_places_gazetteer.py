from kg.mentions import gazetteer


def test_every_parent_exists_and_lies_higher():
    for division in gazetteer.divisions():
        if division.parent:
            above = gazetteer.by_code()[division.parent]
            assert gazetteer.LEVELS.index(above.level) < gazetteer.LEVELS.index(division.level), division
        else:
            assert division.level == "province", division


def test_codes_in_force_are_unique():
    codes = [division.code for division in gazetteer.divisions() if not division.last]
    assert len(codes) == len(set(codes))
    assert sum(code.endswith("0000") for code in codes) == 34


def test_townships_stand_under_counties_that_exist():
    codes = {code for found in gazetteer.township_codes().values() for code in found}
    assert len(codes) > 38_000
    assert {code[:6] for code in codes} <= set(gazetteer.by_code())


def test_a_place_knows_all_that_lies_above():
    place = gazetteer.place(gazetteer.by_code()["330122"])
    assert (place.label, place.level, place.parent and place.parent.label) == ("桐庐县", "county", "杭州市")
    assert gazetteer.ancestors("330122") == {"330122", "330100", "330000"}


def test_counties_straight_under_their_province():
    assert gazetteer.place(gazetteer.by_code()["429005"]).parent == gazetteer.place(gazetteer.by_code()["420000"])
