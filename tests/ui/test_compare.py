"""The compare screen: what it says of teams, what it leaves out, and what a request changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eximap.domain.compare_view import listed
from eximap.domain.compared_figure import Measure, Wanted
from eximap.domain.playbook import Moment
from eximap.domain.team_release import SharedPain, TeamRelease
from eximap.i18n import translator
from eximap.interchange import team_release_file
from eximap.interchange.demo_teams import demo_team_releases
from eximap.ui.actions import planning
from eximap.ui.compare import intents, match
from eximap.ui.compare.look import Look
from eximap.ui.session import Here
from eximap.usecases import compare_heat as heat
from eximap.usecases import compare_lines as intervals
from eximap.usecases import compare_time
from eximap.usecases import compare_words as words
from eximap.usecases.compare_page import Asked, page_of, told
from eximap.usecases.compare_teams import Gathered, compared, findings, gather_demo, team_over_time
from eximap.usecases.ports import Session, World
from tests.at_rest import Demos
from tests.domain.entries import BREATHER
from tests.ui.demo_visit import demo_lead, lead, open_demo, visit
from tests.usecases.many_teams import WRITTEN, many_team_releases

EN = translator("en")
SPRING = tuple(
    it for it in demo_team_releases("en", datetime(2026, 6, 1, tzinfo=UTC)) if it.round_name == "spring"
)


@pytest.fixture
def here(tmp_path: Path, world: World) -> Here:
    return lead(tmp_path, world)


@pytest.fixture
def in_demo(tmp_path: Path, world: World, demos: Demos) -> Here:
    return demo_lead(tmp_path, world, demos)


def view(releases=SPRING, wanted=None):
    found = compared(Gathered(releases))
    assert found is not None
    return found.view(wanted or Wanted())


def test_nothing_released_says_so_and_shows_the_way_to_the_demo(here: Here) -> None:
    _, data = visit("compare.py", "eximap_compare", here)
    assert data["empty"]["title"] == "Nothing to compare yet"
    assert [one["id"] for one in data["bases"]] == ["demo"]


def test_the_open_demo_is_compared_with_six_other_teams(in_demo: Here) -> None:
    _, data = visit("compare.py", "eximap_compare", in_demo, journey=open_demo(in_demo))
    assert data["demo"] is True
    assert data["headline"].startswith("Do teams differ at all? Somewhat;")
    assert "7 teams, 83 of 104 people scored." in data["line"]
    assert [line["name"] for line in data["teams"]][:2] == ["Billing A", "Billing B"]
    assert len(data["heat"]["rows"]) == 15
    assert {len(row["cells"]) for row in data["heat"]["rows"]} == {7}


def test_what_is_hidden_has_a_reason_and_no_figure() -> None:
    cells = [cell for row in heat.table(view(), range(7), EN)["rows"] for cell in row["cells"]]
    hidden = [cell for cell in cells if "hidden" in cell]
    assert {cell["say"] for cell in hidden} == {
        "hidden: fewer than 5 people answered",
        "hidden so that another hidden figure can’t be worked out",
        "hidden: with all that is known it would tell about fewer than 5 people",
    }
    assert all(cell.keys() == {"text", "hidden", "hatched", "say"} for cell in hidden)
    shown = next(cell for cell in cells if "low" in cell)
    assert shown["say"].endswith(" people")


def test_the_smallest_group_of_this_eximap_and_of_every_release_holds() -> None:
    stricter = compared(Gathered(SPRING, k=10))
    assert stricter is not None
    assert stricter.table.k == 10
    shown = {team.team for team in stricter.view(Wanted()).teams if team.figures}
    assert "Billing B" in shown  # of 18 people
    assert shown.isdisjoint({"Nights G", "Tech F"})  # of 6 and of 9
    asks_more = replace(SPRING[0], release=replace(SPRING[0].release, k=8))
    found = compared(Gathered((asks_more, *SPRING[1:])))
    assert found is not None
    assert found.table.k == 8


def test_a_thousand_teams_come_page_by_page(here: Here) -> None:
    taken_in(here, tuple(many_team_releases(60)))
    _, data = visit("compare.py", "eximap_compare", here)
    assert (len(data["teams"]), data["paging"]["text"]) == (20, "Teams 1 to 20 of 60")
    assert data["paging"]["tells"] is True
    assert {len(row["cells"]) for row in data["heat"]["rows"]} == {20}
    assert "Team 21" not in json.dumps(data)


@pytest.mark.parametrize(
    ("query", "differing", "names"),
    [
        ("billing", False, ["Billing A", "Billing B", "Claims C"]),
        ("CARE floor", False, ["Nights G", "Retention D", "Tech E", "Tech F"]),
        ("nobody", False, []),
        ("", True, []),  # up to twenty teams letters tell, not the common mean
    ],
)
def test_which_teams_are_listed(query: str, differing: bool, names: list[str]) -> None:
    found = view()
    assert [found.teams[at].team for at in listed(found, query, differing)] == names


def test_the_address_of_a_file_names_the_figure() -> None:
    look = Look("b", "spring", Wanted(Measure.TOUCHPOINT, "moment-1", net=True))
    assert look.address("ru") == "lang=ru&basis=b&round=spring&measure=touchpoint&touchpoint=moment-1&net=1"
    assert Look(unit="Floor / Care").address("en") == "lang=en&unit=Floor+%2F+Care&measure=remembered"


@pytest.mark.parametrize(
    ("releases", "says"),
    [
        (SPRING[:1], "It takes two teams with figures to tell."),
        ((SPRING[0], replace(SPRING[1], release=SPRING[0].release)), "Not more than chance alone"),
    ],
)
def test_what_the_first_sentence_says(releases, says: str) -> None:
    releases = tuple(
        replace(it, release=replace(it.release, round_id=f"r{at}")) for at, it in enumerate(releases)
    )
    assert says in words.headline(view(releases), EN)


def test_a_team_says_how_many_answered_and_which_release_it_replaced() -> None:
    came = replace(SPRING[0], received_at=datetime(2026, 6, 2, tzinfo=UTC), earlier=(SPRING[0].release,))
    line = intervals.lines(view((came, *SPRING[1:])), [0], EN)[0]
    assert (line["answered"], line["rate"]) == ("14 of 18", "78%")
    assert line["told"].startswith("4 people are missing. Round of ")
    assert line["told"].endswith("Came as a file on 2 Jun 2026. 1 earlier release replaced on 2 Jun 2026.")


def test_who_is_missing_in_all_is_said_in_words() -> None:
    assert words.missing(view(), EN) == "21 people are missing, in 7 teams."
    everybody = replace(SPRING[0], head_count=14)
    assert words.missing(view((everybody,)), EN) == ""
    assert intervals.lines(view((everybody,)), [0], EN)[0]["told"].startswith("Nobody is missing. Round of ")


def test_a_unit_shows_its_teams_and_what_they_take_part_in(in_demo: Here) -> None:
    journey = open_demo(in_demo)
    whole = visit("compare.py", "eximap_compare", in_demo, journey=journey)[1]
    assert [(one["name"], one["depth"]) for one in whole["units"]] == [
        ("All units", 0),
        ("Billing & Claims", 0),
        ("Care & Technical", 0),
    ]
    found = compared(gather_demo(in_demo.caller, "en", in_demo.world.now()))
    assert found is not None
    page = page_of(found, Asked(unit="Service floor / Billing & Claims"))
    said = told(page, findings(found, ()), EN)
    assert [line["name"] for line in said["teams"]] == ["Billing A", "Billing B", "Claims C"]
    assert "Only the teams of Billing & Claims. 3 teams, 43 of 52 people scored." in said["line"]
    assert [spot["name"].split(",")[0] for spot in said["findings"]["spots"]] == ["Claims C"]
    assert "Counted over all compared teams" in said["findings"]["pains_hint"]
    shares = [{pain["name"]: pain["share"] for pain in one["findings"]["pains"]} for one in (said, whole)]
    assert shares[0].items() <= shares[1].items()


def test_a_unit_that_is_not_there_is_all_teams() -> None:
    found = compared(Gathered(SPRING))
    assert found is not None
    assert len(page_of(found, Asked(unit="Elsewhere")).places) == 7


def test_a_net_score_has_an_axis_of_its_own() -> None:
    axis = intervals.axis(view(wanted=Wanted(Measure.ALL_IN_ALL, net=True)), EN)
    assert -1 <= axis["low"] < axis["high"] <= 1
    assert all(axis["low"] <= tick["at"] <= axis["high"] for tick in axis["ticks"])


def test_what_follows_has_a_next_step_with_the_words_to_take_it(in_demo: Here) -> None:
    _, data = visit("compare.py", "eximap_compare", in_demo, journey=open_demo(in_demo))
    found = data["findings"]
    steps = {pain["name"]: pain["step"]["kind"] for pain in found["pains"]}
    assert steps == {
        "Next call within a minute of an abusive one": "escalate",
        "CRM login missing on day one": "adopt",
        "Quality score comes without the recording": "ask",
        "Shift bid leaves starters the late slots": "ask",
    }
    assert all(pain["share"] in pain["step"]["text"] for pain in found["pains"])
    assert found["spots"][0]["name"].startswith("Tech E, Back in queue after 40 s: +")
    assert {row["name"]: row["step"]["kind"] for row in found["authority"]} == {
        "Abusive caller": "ask",
        "Back in queue after 40 s": "ask",
        "Shift bid": "escalate",
    }


def test_a_bright_spot_that_the_playbook_tells_of_leads_there(in_demo: Here) -> None:
    moment = Moment("Back in queue after 40 s")
    entry = replace(BREATHER, team="Tech E", moment=moment)
    in_demo.store.transact(lambda session: session.put_entry(None, entry))
    _, data = visit("compare.py", "eximap_compare", in_demo, journey=open_demo(in_demo))
    step = data["findings"]["spots"][0]["step"]
    assert (step["kind"], step["entry"]) == ("adopt", entry.id)


def test_release_files_are_taken_in_and_told_of(here: Here) -> None:
    first, second = many_team_releases(2)
    files = [
        {"name": f"{at}.json", "text": team_release_file.written(it, WRITTEN).decode()}
        for at, it in enumerate((first, second))
    ]
    broken = {"name": "notes.json", "text": "{}"}
    came = intents.arrived(here, {"files": [*files, broken, {"name": "large.json", "text": None}]})
    assert came["counts"] == ["2 new releases."]
    assert came["faults"] == ["notes.json: this is no release file.", "large.json: this is over 5 MB."]
    assert intents.arrived(here, {"files": files})["counts"] == ["2 were here already."]
    _, data = visit("compare.py", "eximap_compare", here)
    assert [line["name"] for line in data["teams"]] == ["Team 1", "Team 2"]


def test_a_teams_rounds_stand_beside_each_other_with_the_change(in_demo: Here) -> None:
    journey = open_demo(in_demo)
    gathered = gather_demo(in_demo.caller, "en", in_demo.world.now())
    over = team_over_time(in_demo.store, gathered, "", "Billing A")
    assert over is not None
    beside = compare_time.told(over, {}, 5, EN)
    assert [head.split(",")[0] for head in beside["rounds"]] == ["winter", "spring"]
    remembered = next(row for row in beside["rows"] if row["name"] == "Remembered")
    assert len(remembered["cells"]) == 2
    assert "(" in remembered["whole"]
    assert team_over_time(in_demo.store, gathered, "", "Nobody") is None
    assert visit("compare.py", "eximap_compare", in_demo, journey=journey)[1]["time"] == {"team": ""}


def taken_in(here: Here, releases: Sequence[TeamRelease]) -> None:
    def work(session: Session) -> None:
        for it in releases:
            session.put_received(it, WRITTEN, here.world.now())

    here.store.transact(work)


def test_touchpoints_of_another_version_are_matched_by_hand(here: Here) -> None:
    first = many_team_releases(3)
    taken_in(here, [next(first), next(first), replace(next(first), template_version=2)])
    _, data = visit("compare.py", "eximap_compare", here)
    assert [(one["name"], one["basis"]) for one in data["apart"]] == [("Team 3", "first-90-days@2")]
    releases, said = here.store.read(lambda session: (session.team_releases(), session.mappings()))
    offered = match.offered(Gathered(releases, said), "first-90-days@1", "first-90-days@2", EN)
    assert offered is not None
    assert {row["why"] for row in offered["rows"]} == {"Suggested: the same prompt of the template"}
    assert offered["then"][0] == "Match at least one touchpoint."
    assert offered["then"][2].startswith("Then 1 team more is compared at 2 of 15 touchpoints; by remembered")
    assert offered["then"][-1] == "Then 1 team more is compared: at every touchpoint and by whole sheets."
    pairs = {row["key"]: row["to"] for row in offered["rows"]}
    wanted = {"source": offered["source"], "target": offered["target"], "pairs": pairs}
    assert intents.decided(here, "match", wanted) == "15 touchpoints are matched."
    _, data = visit("compare.py", "eximap_compare", here)
    assert (data["apart"], [line["name"] for line in data["teams"]]) == ([], ["Team 1", "Team 2", "Team 3"])
    assert data["matched"][0]["text"].startswith("15 touchpoints, matched on ")
    taken_back = {"basis": "first-90-days@2", "on": "first-90-days@1"}
    assert intents.decided(here, "unmatch", taken_back) == "The touchpoints are not matched any more."
    assert len(visit("compare.py", "eximap_compare", here)[1]["apart"]) == 1
    assert intents.decided(here, "match", {**wanted, "pairs": {}}).startswith("This can’t be empty.")


def test_a_person_says_which_pains_are_one(here: Here) -> None:
    texts = ("No login on day one", "Day one without a login", "Logins come after a week")
    pains = [(SharedPain("moment-1", text, 5, 12),) for text in texts]
    taken_in(here, [replace(it, pains=own) for it, own in zip(many_team_releases(3), pains, strict=True)])
    found = visit("compare.py", "eximap_compare", here)[1]["findings"]
    assert (found["pains"], found["words"]) == ([], [])
    ((asked,),) = ([group["texts"] for group in found["alike"]],)
    assert {one["where"] for one in asked} == {"Moment 1"}
    assert intents.decided(here, "say", {"texts": list(texts), "same": True}) == "Kept: one pain."
    found = visit("compare.py", "eximap_compare", here)[1]["findings"]
    (pain,), (word,) = found["pains"], found["words"]
    assert (pain["teams"], len(pain["texts"]), found["alike"]) == ("3 of 3 teams", 2, [])
    assert pain["who"] == "Raised in: Team 1, Team 2 and Team 3."
    assert word["text"].endswith(": one pain.")
    assert found["pains_hint"].endswith("is known as far as their release files tell it.")
    assert intents.decided(here, "unsay", {"id": word["id"]}) == "Taken back."
    assert visit("compare.py", "eximap_compare", here)[1]["findings"]["pains"] == []


def test_a_person_says_which_answers_to_one_question_are_not(here: Here) -> None:
    texts = ("No login on day one", "Logins come after a week", "No headset", "No login on day one")
    pains = [(SharedPain("moment-1", text, 5, 12, "first-90-days/moment-1"),) for text in texts]
    taken_in(here, [replace(it, pains=own) for it, own in zip(many_team_releases(4), pains, strict=True)])
    (pain,) = visit("compare.py", "eximap_compare", here)[1]["findings"]["pains"]
    assert (pain["teams"], len(pain["prompted"])) == ("4 of 4 teams", 3)
    wanted = {"texts": ["No headset"], "others": [text for text in pain["prompted"] if text != "No headset"]}
    assert intents.decided(here, "apart", wanted) == "Kept: not the same."
    found = visit("compare.py", "eximap_compare", here)[1]["findings"]
    (pain,), (word,) = found["pains"], found["words"]
    assert pain["teams"] == "3 of 4 teams"
    assert word["text"].startswith("“No headset”, ")
    intents.decided(here, "unsay", {"id": word["id"]})
    assert visit("compare.py", "eximap_compare", here)[1]["findings"]["pains"][0]["teams"] == "4 of 4 teams"


def test_a_pain_of_the_system_goes_with_the_action_that_is_made_of_it(here: Here) -> None:
    _, data = visit("compare.py", "eximap_compare", here, journey=open_demo(here))
    pain = planning.answered({"pain": data["findings"]["pains"][0]["step"]["pain"]})
    assert pain is not None
    assert (pain.basis, pain.text) == ("demo-first-90-days@1", "Next call within a minute of an abusive one")
    assert planning.answered({"pain": ""}) is None
