"""What one step up would move, in words. METHOD.md, "What if": ranked inside a lever, never across."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from eximap.charts.table import interval_words
from eximap.domain.interval import Estimate
from eximap.domain.journey import Lever
from eximap.domain.release import Release
from eximap.domain.what_if import Gain, Gains
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator

TONES = {Lever.FIX_PIT: "pain", Lever.BUILD_PEAK: "delight", Lever.STRENGTHEN_END: "end"}
NIL = 0.05  # reads 0.0 at one decimal


def levers(
    release: Release, names: Mapping[str, str], stars: Collection[str], t: Translator
) -> dict[str, Any] | None:
    """The three columns and the sentences under them; None when the release holds no gains."""
    gains = release.gains
    if gains is None:
        return None
    room = _Room(release, gains, names, stars, t)
    columns = [room.column(lever) for lever in Lever]
    return {"columns": columns, "lines": room.lines()}


class _Room:
    """The release that all the sentences speak of, with names and language at hand."""

    def __init__(
        self,
        release: Release,
        gains: Gains,
        names: Mapping[str, str],
        stars: Collection[str],
        t: Translator,
    ) -> None:
        self.release, self.gains, self.names, self.stars, self.t = release, gains, names, stars, t

    def column(self, lever: Lever) -> dict[str, Any]:
        """One lever with its candidates, largest gain first."""
        found = [self._item(gain, lever) for gain in self.gains.of(lever)]
        empty = "" if found else self.t("Nothing to raise here yet.")
        return {
            "lever": lever.value,
            "name": label(lever, self.t),
            "tone": TONES[lever],
            "items": found,
            "empty": empty,
        }

    def _item(self, gain: Gain, lever: Lever) -> dict[str, Any]:
        return {
            "touchpoint": gain.touchpoint,
            "name": self.names[gain.touchpoint],
            "star": gain.touchpoint in self.stars,
            "figure": self.t.signed(gain.gain.value) if gain.gain else self.t("not shown"),
            "lines": [line for line in self._lines(gain, lever) if line],
        }

    def _lines(self, gain: Gain, lever: Lever) -> list[str]:
        interval, count = self._interval(gain.gain), self._count(gain, lever)
        both = interval and count
        first = self.t("{sentence} {next}", sentence=interval, next=count) if both else interval or count
        lines = [first, self._flips(gain.flips)]
        if lever is Lever.BUILD_PEAK:
            lines += [
                self._later(gain),
                self.t("The nearest moment of truth.") if gain.nearest_moment else "",
            ]
        if lever is Lever.STRENGTHEN_END:
            lines.append(self.t("The declared end of this journey."))
        return lines

    def _interval(self, gain: Estimate | None) -> str:
        if gain is None:
            return self.t("It would move fewer than {k} people, so its size isn’t shown.", k=self.release.k)
        if gain.low is None:
            return ""
        return self.t("{interval}.", interval=interval_words(self.t, gain))

    def _count(self, gain: Gain, lever: Lever) -> str:
        if lever is Lever.FIX_PIT:
            return self._told(gain.worst_for, "worst")
        return self._told(gain.best_for, "best") if lever is Lever.BUILD_PEAK else ""

    def _told(self, count: int | None, which: str) -> str:
        t, k, sheets = self.t, self.release.k, self.t.number(self.gains.sheets)
        if count == 0:
            return ""
        if which == "worst":
            if count is None:
                return t("Worst for fewer than {k}.", k=k)
            return t("Worst for {n} of {all}.", n=t.number(count), all=sheets)
        if count is None:
            return t("Best for fewer than {k}.", k=k)
        return t("Best for {n} of {all}.", n=t.number(count), all=sheets)

    def _flips(self, flips: int | None) -> str:
        if flips is None:
            return self.t("On fewer than {k} sheets another touchpoint takes over.", k=self.release.k)
        if not flips:
            return ""
        return self.t.n(
            "On {n} sheet another touchpoint takes over.",
            "On {n} sheets another touchpoint takes over.",
            flips,
        )

    def _later(self, gain: Gain) -> str:
        """What the peak is worth once the pit is gone; nothing where it is worth nothing then either."""
        if gain.once_pit_is_up and abs(gain.once_pit_is_up.value) >= NIL and self.gains.pit:
            value = self.t.signed(gain.once_pit_is_up.value)
            pit = self.names[self.gains.pit]
            return self.t("{gain} once {pit} is a step up.", gain=value, pit=pit)
        if gain.once_no_worst and abs(gain.once_no_worst.value) >= NIL:
            return self.t("{gain} once no −2 is left.", gain=self.t.signed(gain.once_no_worst.value))
        return ""

    def lines(self) -> list[str]:
        """What holds for the levers as a whole."""
        t, found = self.t, []
        peaks = [gain.gain for gain in self.gains.build_peak]
        if peaks and all(gain is not None and abs(gain.value) < NIL for gain in peaks):
            found.append(
                t(
                    "No peak moves remembered yet: while a −2 stands, it wins the tie. "
                    "Build the peak all the same."
                )
            )
        rise = self._rise()
        found.append(rise or t("Fixing pits makes no peaks."))
        return found

    def _rise(self) -> str:
        before, after = self.release.remembered, self.gains.without_worst
        if before is None or after is None or abs(after - before.value) < NIL:
            return ""
        return self.t(
            "Fixing pits makes no peaks. If no sheet held a −2, remembered would rise "
            "from {before} to {after}.",
            before=self.t.signed(before.value),
            after=self.t.signed(after),
        )
