"""Rows of a table of scores that can't be used, as a table of their own."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from eximap.domain.score_row import Fault, RefusedRow
from eximap.i18n.translator import N_, Translator
from eximap.interchange.plan_csv import guarded

WHY = {
    Fault.NO_TEAM: N_("no team"),
    Fault.NO_PERSON: N_("no person"),
    Fault.NO_NUMBER: N_("no number"),
    Fault.OUTSIDE_SCALE: N_("outside the scale"),
    Fault.CELLS: N_("more or fewer cells than the first row"),
}


def refused_rows_csv(rows: Sequence[RefusedRow], t: Translator) -> str:
    """A header and a line a row. What a spreadsheet would run as a formula gets an apostrophe in front."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([t("Line"), t("Column"), t("What is wrong"), t("Found")])
    writer.writerows([row.line, row.column or "", t(WHY[row.fault]), guarded(row.found)] for row in rows)
    return text.getvalue()
