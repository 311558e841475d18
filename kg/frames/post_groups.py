"""Offices in rows that are not of the person behind them: of whoever answers for a body, behind a group's head."""

from kg.frames.post_case import UNTOLD, Answer, Case
from kg.frames.post_words import of_role
from kg.mentions.titles import Title
from kg.resolve.linked import Resolved


def anyones(title: Title, whose: Resolved | None, behind: Resolved | None) -> bool:
    """县监委|负责人|、县法院院长王立平: who answers for a body is nobody named, where another one is named `behind`."""
    if whose is None or behind is None or not title.name.endswith(of_role("anyone")):
        return False
    whole, part = whose.entity, behind.entity
    return whole is None or part is None or not part.label.startswith(whole.label)  # 青禾集团负责人、集团工会主席某某


def of_no_group(case: Case) -> Answer | None:
    """市督查组组长、一级调研员王立平: a group for a time has no ranks, no 党组 and no offices but a group's"""
    whose = case.current.entity if case.current is not None else case.beside
    if whose is None and case.recent and not case.kinds:  # 调查组组长李雪,一级调研员王立平
        whose = case.recent[-1].organisation
    if case.body is not None or whose is None or case.title.row["title"] in of_role("group_office"):
        return None
    return UNTOLD if whose.label.endswith(of_role("group")) else None
