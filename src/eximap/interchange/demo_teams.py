"""The demo's seven teams and their releases, to see a comparison without an organisation.

Drawn from a fixed seed: the same figures at every look. Nothing of it is stored, and no team of it is real.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import count
from random import Random
from typing import Any

from ruamel.yaml import YAML

from eximap.domain.brief import Decision, Verdict
from eximap.domain.interval import average
from eximap.domain.release import Mode, Release
from eximap.domain.release_figures import compute
from eximap.domain.round import K_DEFAULT
from eximap.domain.sheet import HIGHEST, LOWEST, Answer, Decide, Met, Sheet
from eximap.domain.system_pain import Escalation
from eximap.domain.team_release import SharedPain, TeamRelease, TeamTouchpoint
from eximap.interchange.demo import Demo
from eximap.interchange.demo import demo as told_demo

SEED = 1986
TEMPLATE = "demo-first-90-days"
SPREAD = 0.85  # of people about what their team says
DECIDED_AFTER = 12  # days


@cache
def _content() -> dict[str, Any]:
    text = files("eximap.interchange").joinpath("demo_teams.yaml").read_text(encoding="utf-8")
    return YAML(typ="safe", pure=True).load(text)


def demo_team_releases(locale: str, now: datetime) -> tuple[TeamRelease, ...]:
    """Two rounds of each of the seven teams in one language, as of `now`."""
    numbers = count()
    demo, rng = told_demo(locale, lambda: f"demo-{next(numbers)}", now), Random(SEED)
    content = _content()
    return tuple(
        _team_release(demo, team, at, round_, locale, now, rng)
        for round_ in content["rounds"]
        for at, team in enumerate(content["teams"])
    )


def demo_escalations(releases: tuple[TeamRelease, ...], locale: str, now: datetime) -> tuple[Escalation, ...]:
    """What leads of these teams asked upwards, and what was decided."""
    found = []
    for told in _content()["escalations"]:
        name = _content()["teams"][told["team"]]["name"][locale]
        pains = [p for it in releases if it.name == name for p in it.pains if p.prompt == told["pain"]]
        asked_on = (now - timedelta(days=told["days_ago"])).date()
        found += [Escalation(name, pain, asked_on, _decided(told, asked_on, locale)) for pain in pains[-1:]]
    return tuple(found)


def _decided(told: dict[str, Any], asked_on: date, locale: str) -> Decision | None:
    if "verdict" not in told:
        return None
    on = asked_on + timedelta(days=DECIDED_AFTER)
    return Decision(Verdict(told["verdict"]), told["by"][locale], on, told["because"][locale])


def _team_release(
    demo: Demo,
    team: dict[str, Any],
    at: int,
    round_: dict[str, Any],
    locale: str,
    now: datetime,
    rng: Random,
) -> TeamRelease:
    day = (now - timedelta(days=round_["days_ago"])).date()
    points = [touchpoint.id for touchpoint in demo.journey.touchpoints()]
    sheets = _sheets(demo, points, team, round_, rng)
    id = f"demo-{round_['name']['en']}-{at}"
    release = compute(
        id=id,
        round=id,
        number=1,
        on=day,
        sheets=sheets,
        touchpoints=points,
        moments_of_truth=[t.id for t in demo.journey.touchpoints() if t.moment_of_truth],
        end=demo.journey.end,
        forecasts={},
        mode=Mode.NOT_STORED,
        k=K_DEFAULT,
        rng=rng,
    )
    return TeamRelease(
        team=f"demo-team-{at}",
        path=(_content()["unit"][locale], _content()["units"][team["unit"]][locale], team["name"][locale]),
        head_count=team["of"],
        journey=demo.journey.id,
        title=demo.journey.title,
        locale=locale,
        template=TEMPLATE,
        template_version=1,
        touchpoints=_touchpoints(demo),
        round_name=round_["name"][locale],
        day=day,
        release=release,
        pains=_pains(at, release, locale),
    )


def _touchpoints(demo: Demo) -> tuple[TeamTouchpoint, ...]:
    decide = _content()["decide"]
    return tuple(
        TeamTouchpoint(
            id=touchpoint.id,
            key=_key(at),
            name=touchpoint.name,
            hint=touchpoint.hint,
            moment_of_truth=touchpoint.moment_of_truth,
            lead_decides=_lead(decide.get(at)),
        )
        for at, touchpoint in enumerate(demo.journey.touchpoints(), start=1)
    )


def _key(touchpoint: int) -> str:
    return f"moment-{touchpoint}"


def _lead(told: dict[str, Any] | None) -> Decide | None:
    return Decide(told["lead"]) if told else None


def _sheets(
    demo: Demo, points: list[str], team: dict[str, Any], round_: dict[str, Any], rng: Random
) -> tuple[Sheet, ...]:
    """The demo's own team as it is told, the others about the same moments."""
    if team.get("own") and not round_["shift"]:
        return demo.sheets
    moments = [_mean(demo, id) for id in points]
    offset = team["offset"] + round_["shift"]
    return tuple(_sheet(f"{n}", points, moments, offset, team, rng) for n in range(team["answered"]))


def _mean(demo: Demo, id: str) -> float:
    return average(
        [a.score for s in demo.sheets for a in s.answers if a.touchpoint == id and a.score is not None]
    )


def _sheet(
    id: str, points: list[str], moments: list[float], offset: float, team: dict[str, Any], rng: Random
) -> Sheet:
    special, rare = team.get("special", {}), team.get("rare", {})
    mood, answers = rng.gauss(offset, 0.3), []
    for at, (point, moment) in enumerate(zip(points, moments, strict=True), start=1):
        if rng.random() < rare.get(at, 0):
            answers.append(Answer(point, Met.NOT_MET))
        else:
            felt = rng.gauss(moment + mood + special.get(at, 0), SPREAD)
            answers.append(Answer(point, Met.SCORED, _step(felt), decide=_decides(at, rng)))
    scored = {a.touchpoint: a.score for a in answers if a.score is not None}
    stays = max(scored, key=lambda point: (abs(scored[point]), rng.random()))
    return Sheet(id, tuple(answers), stays, _step(rng.gauss(average(list(scored.values())) * 2, 0.7)))


def _step(felt: float) -> int:
    return max(LOWEST, min(HIGHEST, round(felt)))


def _decides(at: int, rng: Random) -> Decide | None:
    told = _content()["decide"].get(at)
    if told is None:
        return None
    return Decide.NO if rng.random() < told["no"] else Decide.YES


def _pains(team: int, release: Release, locale: str) -> tuple[SharedPain, ...]:
    """What this team shared, where at least k said so and at least k did not."""
    found = []
    for pain in _content()["pains"]:
        asked = release.sheets or 0
        people = round(asked * pain["share"]) + team % 2
        if team in pain["teams"] and K_DEFAULT <= people <= asked - K_DEFAULT:
            at = _key(pain["touchpoint"])
            found.append(SharedPain(at, pain["text"][locale], people, asked, pain["prompt"]))
    return tuple(found)
