"""Whether people may decide this themselves."""

from __future__ import annotations

from dataclasses import replace

from eximap.charts.decides import decides_chart
from eximap.domain.release_asked import AskedFigure
from eximap.domain.sheet import Decide
from eximap.i18n import translator
from tests.domain.sheets import DEMO, release_of, sheets_of

NAMES = {"t4": "Meeting the team", "t9": "Abusive caller", "t1": "Two silent weeks"}
ASKED = (
    AskedFigure("t4", 18, decide=(12, None, 6)),
    AskedFigure("t9", 18, decide=(None, 13, None)),
    AskedFigure("t1", 18, important=9, unimportant=9),
)
RELEASE = replace(release_of(sheets_of(DEMO), 15), asked=ASKED)
EN = translator("en")


def test_where_most_may_not_comes_first_and_the_untold_are_no_answer_of_their_own() -> None:
    chart = decides_chart(RELEASE, NAMES, EN)
    assert chart is not None
    assert [(row.name, [(p.said, p.count) for p in row.parts]) for row in chart.rows] == [
        ("Abusive caller", [("no", 13), ("", 5)]),
        ("Meeting the team", [("not-sure", 6), ("yes", 12)]),
    ]


def test_the_leads_own_answer_is_framed_where_most_say_another() -> None:
    chart = decides_chart(RELEASE, NAMES, EN, {"t9": Decide.YES, "t4": Decide.YES})
    assert chart is not None
    assert [(row.lead, row.differs) for row in chart.rows] == [("Yes", True), ("Yes", False)]
    assert chart.table.rows[0] == ("Abusive caller", "No 13, not told, or no answer 5", "Yes")


def test_what_may_not_be_told_is_no_chart() -> None:
    hidden = replace(RELEASE, asked=(AskedFigure("t9", 18, decide=(None, None, None)),))
    assert decides_chart(hidden, NAMES, EN) is None
    assert decides_chart(replace(RELEASE, asked=()), NAMES, EN) is None
