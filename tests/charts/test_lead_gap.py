"""The lead's forecast against the team's mean."""

from __future__ import annotations

from eximap.charts.lead_gap import SHOWN, gap_chart
from eximap.domain.gap import lead_gap
from eximap.i18n import translator
from tests.domain.sheets import DEMO, names, release_of, sheets_of

EN = translator("en")
FORECASTS = dict.fromkeys(names(15), 1.0)
RELEASE = release_of(sheets_of(DEMO), 15, forecasts=FORECASTS)
GAP = lead_gap(RELEASE)
NAMES = {name: f"Touchpoint {name}" for name in names(15)}


def test_the_largest_gaps_stand_first_and_the_table_holds_all_in_journey_order() -> None:
    assert GAP is not None
    chart = gap_chart(GAP, NAMES, EN)
    sizes = [abs(row.forecast - row.mean) for row in chart.rows]
    assert len(chart.rows) == SHOWN
    assert sizes == sorted(sizes, reverse=True)
    assert [row[0] for row in chart.table.rows] == list(NAMES.values())


def test_a_gap_is_forecast_minus_team_with_its_sign() -> None:
    assert GAP is not None
    row = gap_chart(GAP, NAMES, EN).rows[0]
    assert row.name == "Touchpoint t9"  # the abusive caller: forecast +1, team −1.6
    assert row.text == "+2.6"
    assert row.clear
    assert row.description == "Touchpoint t9: forecast +1.0, team −1.6, gap +2.6"
