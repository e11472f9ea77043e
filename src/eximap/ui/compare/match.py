"""Which touchpoint is which: what is offered to be matched by hand, and what was, in words."""

from __future__ import annotations

from typing import Any

from eximap.domain.mapping import Likely, Mapping
from eximap.domain.team_release import TeamTouchpoint
from eximap.i18n.translator import N_, Translator
from eximap.usecases import map_touchpoints
from eximap.usecases.compare_teams import Gathered
from eximap.usecases.map_touchpoints import Offer

_LIKELY = {
    Likely.PROMPT: N_("Suggested: the same prompt of the template"),
    Likely.WORDS: N_("Suggested: words that are alike"),
    None: N_("As it was matched"),
}


def matched(gathered: Gathered, on: str, t: Translator) -> list[dict[str, str]]:
    """What was matched with that basis, each with its teams, by whom and when."""
    sides = {one.source: one for one in gathered.mappings if one.target == on}
    sides |= {one.target: one for one in gathered.mappings if one.source == on and one.target not in sides}
    found = []
    for basis, one in sides.items():
        offer = map_touchpoints.offer(gathered.releases, gathered.mappings, basis, on)
        if offer is None:
            continue
        found.append({"id": basis, "name": _name(offer, t), "text": _said(one, t)})
    return found


def _said(one: Mapping, t: Translator) -> str:
    n, day = len(one.pairs), t.date(one.said_at.date()) if one.said_at else ""
    if one.said_by:
        return t.n(
            "{n} touchpoint, matched by {name} on {day}.",
            "{n} touchpoints, matched by {name} on {day}.",
            n,
            name=one.said_by,
            day=day,
        )
    return t.n("{n} touchpoint, matched on {day}.", "{n} touchpoints, matched on {day}.", n, day=day)


def offered(gathered: Gathered, on: str, basis: str, t: Translator) -> dict[str, Any] | None:
    """The two sides of what is being matched, with what is likely; None where nothing is."""
    offer = map_touchpoints.offer(gathered.releases, gathered.mappings, basis, on) if basis else None
    if offer is None:
        return None
    partners = {key: (to, why) for key, to, why in offer.pairs}
    return {
        "id": basis,
        "source": offer.source.round,
        "target": offer.target.round,
        "name": _name(offer, t),
        "said": offer.said is not None,
        "rows": [
            {**_words(point), "to": to, "why": t(_LIKELY[why]) if to else ""}
            for point in offer.asked
            for to, why in [partners.get(point.key, ("", None))]
        ],
        "there": [_words(point) for point in offer.there],
        "then": _then(offer, t),
    }


def _words(point: TeamTouchpoint) -> dict[str, str]:
    return {"key": point.key, "name": point.name, "hint": point.hint}


def _name(offer: Offer, t: Translator) -> str:
    """The teams that are matched, under the title of their journey."""
    teams = t.list([team or t("A team without a name") for team in offer.teams])
    return t("{title}: {teams}", title=offer.source.title, teams=teams)


def _then(offer: Offer, t: Translator) -> list[str]:
    """What becomes comparable, by how many touchpoints are matched: none, one, and so on."""
    most = min(len(offer.asked), len(offer.there))
    whole = len(offer.asked) == len(offer.there)
    return [_becomes(n, len(offer.there), whole and n == most, len(offer.teams), t) for n in range(most + 1)]


def _becomes(n: int, of: int, whole: bool, teams: int, t: Translator) -> str:
    if not n:
        return t("Match at least one touchpoint.")
    if whole:
        return t.n(
            "Then {n} team more is compared: at every touchpoint and by whole sheets.",
            "Then {n} teams more are compared: at every touchpoint and by whole sheets.",
            teams,
        )
    return t.n(
        "Then {n} team more is compared at {matched} of {of} touchpoints; by remembered, mean and all in all "
        "only where every touchpoint has its partner.",
        "Then {n} teams more are compared at {matched} of {of} touchpoints; by remembered, mean and all in "
        "all only where every touchpoint has its partner.",
        teams,
        matched=t.number(n),
        of=t.number(of),
    )
