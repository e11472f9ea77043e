"""What is compared, at hand in this visit: a thousand teams' releases are read beside the screen at first."""

from __future__ import annotations

from eximap.ui import session, work
from eximap.ui.session import Here
from eximap.ui.work.long_work import Ended, Tell
from eximap.usecases import compare_teams
from eximap.usecases.compare_teams import Gathered

_NAME = _KIND = "compare-gathered"
_READING = 0.7  # about that much of the work; the rest is to find out what may be shown
_Mark = tuple[object, ...]


def gathered(here: Here, basis: str, round_name: str) -> Gathered | None:
    """All that can be compared; None while it is still being read. Goes home where that was ended."""
    mark: _Mark = (compare_teams.stamp(here.store), here.caller, here.today())
    if not session.holds(_NAME, mark):
        over = work.taken(_KIND)
        if over is None:
            title = here.t("Comparing teams")
            work.begin(_KIND, title, 0, lambda tell: _read(here, mark, basis, round_name, tell))
            over = work.taken(_KIND)
        if over is None:
            return None
        try:
            read_at, found = over.result()
        except Ended:
            session.go("home")
            return None
        session.keep(_NAME, read_at, found)
        if read_at != mark:
            return gathered(here, basis, round_name)
    return session.kept(_NAME, mark, lambda: compare_teams.gather(here.store, here.caller, here.today()))


def _read(here: Here, mark: _Mark, basis: str, round_name: str, tell: Tell) -> tuple[_Mark, Gathered]:
    found = compare_teams.gather(here.store, here.caller, here.today(), lambda share: tell(share * _READING))
    tell(_READING)
    compare_teams.compared(found, basis, round_name)  # it keeps what it found out
    return mark, found
