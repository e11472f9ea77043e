"""Teams in a tree, what leads share, what files brought, which touchpoint is which: as they were stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.errors import Busy, NotFound
from eximap.domain.journey import Journey, Origin
from eximap.domain.mapping import Mapping
from eximap.domain.same_pain import SamePain
from eximap.domain.sharing import Sharing
from eximap.domain.sheet import Decide
from eximap.domain.team_release import SharedPain, TeamRelease, TeamTouchpoint
from eximap.domain.unit import TOP, HeadCount, Placement, Unit
from eximap.usecases.ports import TEAMS_STAMP, Session, Store, World
from tests.domain.sheets import release_of, sheets_of

DAY, JUNE = date(2026, 3, 1), date(2026, 6, 1)
AT = datetime(2026, 3, 14, 9, tzinfo=UTC)
SERVICE = Unit("service", "Service «С»", "Ana Ruiz", (Placement(DAY, TOP),), (), "v1")
NIGHT = Unit(
    "night", "夜班", "", (Placement(DAY, TOP), Placement(JUNE, "service")), (HeadCount(DAY, 11),), "v1"
)
SHARED = Sharing(
    *("r", "j", "Spring", (SharedPain("j-t1", "No login on day one", 6, 14),)),
    (("j-t1", Decide.YES),),
    told=(("j-t1", "No login on day one"),),
    ver="v1",
)
CAME = TeamRelease(
    *("north", ("North", "Team N"), 12, "their journey", "First day", "en", "first-90-days", 1),
    touchpoints=(TeamTouchpoint("t0", "day-one", "Day one", "", True, False, Decide.NO),),
    round_name="Spring",
    day=date(2026, 3, 2),
    release=release_of(sheets_of([(2,)] * 5 + [(1,)] * 5), 1, id="x1", round="theirs"),
    pains=(SharedPain("day-one", "No login on day one", 6, 14, "first-90-days/day-one"),),
)


def put(store: Store, *units: Unit) -> None:
    for unit in units:
        store.transact(lambda session, new=unit: session.add_units([new]))


def test_units_come_back_equal_and_the_latest_write_stays(store: Store) -> None:
    put(store, SERVICE, NIGHT)
    assert store.read(lambda session: session.tree()) == (NIGHT, SERVICE)
    moved = replace(NIGHT, placements=NIGHT.placements[:1], head_counts=(HeadCount(JUNE, 9),), ver="v2")
    store.transact(lambda session: session.put_unit(NIGHT, moved))
    assert store.read(lambda session: session.tree()) == (moved, SERVICE)
    with pytest.raises(Busy):
        store.transact(lambda session: session.put_unit(NIGHT, replace(NIGHT, ver="v3")))
    with pytest.raises(Busy):
        store.transact(lambda session: session.drop_unit(NIGHT))
    store.transact(lambda session: session.drop_unit(moved))
    assert store.read(lambda session: session.tree()) == (SERVICE,)


def test_the_lineage_is_todays(store: Store, world: World) -> None:
    put(
        store,
        SERVICE,
        replace(NIGHT, placements=(Placement(DAY, TOP), Placement(world.now().date(), "service"))),
    )
    assert store.read(lambda session: session.lineage("night")) == ("service", "night")
    assert store.read(lambda session: session.lineage("sales/east")) == ("sales", "sales/east")
    tomorrow = world.now().date() + timedelta(days=1)
    put(store, replace(NIGHT, id="later", placements=(Placement(DAY, TOP), Placement(tomorrow, "service"))))
    assert store.read(lambda session: session.lineage("later")) == ("later",)


def test_what_a_lead_shares_comes_back_and_goes_with_its_journey(store: Store, first_day: Journey) -> None:
    assert store.read(lambda session: session.sharing("r")) is None
    store.transact(lambda session: session.put_sharing(None, SHARED))
    assert store.read(lambda session: session.sharing("r")) == SHARED
    later = replace(SHARED, round_name="", pains=(), told=(), ver="v2")
    store.transact(lambda session: session.put_sharing(SHARED, later))
    assert store.read(lambda session: session.sharing("r")) == later
    with pytest.raises(Busy):
        store.transact(lambda session: session.put_sharing(SHARED, replace(SHARED, ver="v3")))
    store.transact(lambda session: session.erase_journey("j"))
    assert store.read(lambda session: session.sharing("r")) is None


def test_a_release_from_a_file_stands_with_when_it_came(store: Store) -> None:
    store.transact(lambda session: session.put_received(CAME, AT, AT + timedelta(hours=1)))
    here = replace(CAME, received_at=AT + timedelta(hours=1))
    assert store.read(lambda session: session.team_releases()) == (here,)
    assert store.read(lambda session: session.received("theirs")) == ((here, AT),)
    store.transact(lambda session: session.drop_received("theirs"))
    assert store.read(lambda session: session.team_releases()) == ()


def test_the_file_written_last_stands_and_remembers_the_others(store: Store) -> None:
    late = replace(CAME, release=replace(CAME.release, id="x2", on=date(2026, 3, 9)))
    for it, written in ((late, AT + timedelta(days=7)), (CAME, AT), (CAME, AT)):
        store.transact(lambda session, it=it, at=written: session.put_received(it, at, AT))
    (found,) = store.read(lambda session: session.team_releases())
    assert (found.release, found.earlier) == (late.release, (CAME.release,))
    renamed = replace(CAME, title="The first day")
    store.transact(lambda session: session.put_received(renamed, AT, AT))
    assert len(store.read(lambda session: session.received("theirs"))) == 2


def test_a_team_from_a_file_stands_where_this_tree_has_it_that_day(store: Store) -> None:
    team = Unit("n", "team n", "", (Placement(DAY, TOP), Placement(JUNE, "service")), (), "v1")
    put(store, SERVICE, team)
    for it in (CAME, replace(CAME, day=JUNE, release=replace(CAME.release, id="x2", round_id="later"))):
        store.transact(lambda session, it=it: session.put_received(it, AT, AT))
    found = store.read(lambda session: session.team_releases())
    assert [(it.team, it.path, it.head_count) for it in found] == [
        ("n", ("Service «С»", "team n"), 12),
        ("n", ("team n",), 12),
    ]


def test_mappings_are_one_between_two(store: Store) -> None:
    first = Mapping("a@1", "a@2", (("x", "y"),), "Ana Ruiz", AT)
    for mapping in (first, replace(first, pairs=(("x", "z"), ("w", "y")))):
        store.transact(lambda session, new=mapping: session.put_mapping(new, AT))
    found = replace(first, pairs=(("x", "z"), ("w", "y")))
    assert store.read(lambda session: session.mappings()) == (found,)
    store.transact(lambda session: session.drop_mapping("a@1", "a@2"))
    assert store.read(lambda session: session.mappings()) == ()


def test_words_about_pains_are_kept_until_they_are_taken_back(store: Store) -> None:
    first = SamePain("s2", ("没有账号", "No login"), True, "Ana Ruiz", AT)
    second = replace(first, id="s1", same=False, said_by="", said_at=AT + timedelta(minutes=1))
    for word in (second, first):
        store.transact(lambda session, new=word: session.add_same_pain(new))
    assert store.read(lambda session: session.same_pains()) == (first, second)
    store.transact(lambda session: session.drop_same_pain("s2"))
    assert store.read(lambda session: session.same_pains()) == (second,)


def test_the_pain_of_an_action_goes_with_its_journey(store: Store, first_day: Journey) -> None:
    answered = AnsweredPain("a1", "j", "first-90-days@1", "logins", "Нет доступа")
    store.transact(lambda session: session.add_answered_pain(answered))
    assert store.read(lambda session: session.answered_pains()) == (answered,)
    store.transact(lambda session: session.erase_journey("j"))
    assert store.read(lambda session: session.answered_pains()) == ()


def test_an_old_journey_learns_what_it_is_of_its_template(store: Store, first_day: Journey) -> None:
    origin = Origin("welcome", "Welcome", "Приход")
    store.transact(lambda session: session.give_origins("j", 2, {"j-t3": origin, "other-t1": origin}))
    found = store.read(lambda session: session.journey("j"))
    assert found.template_version == 2
    assert {t.id: t.origin for t in found.touchpoints() if t.origin} == {"j-t3": origin}
    with pytest.raises(NotFound):
        store.transact(lambda session: session.give_origins("nowhere", 1, {}))


def test_the_teams_stamp_grows_with_every_change_of_what_is_compared(
    store: Store, first_day: Journey
) -> None:
    def works(session: Session) -> list[object]:
        return [
            session.add_units([SERVICE]),
            session.give_unit("j", "service"),
            session.put_sharing(None, SHARED),
            session.put_received(CAME, AT, AT),
            session.put_mapping(Mapping("a", "b", (("x", "y"),)), AT),
            session.add_same_pain(SamePain("s", ("x", "y"), True, "", AT)),
        ]

    before = store.stamp(TEAMS_STAMP)
    store.transact(works)
    assert store.stamp(TEAMS_STAMP) == before + 1
