"""What a screen knows of its visitor: language, journey, one-time sentences, drafts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from streamlit.testing.v1 import AppTest

from eximap.usecases import scope
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import World
from eximap.usecases.take_part import Ticket

T = TypeVar("T")


def visit(script: Any, *arguments: Any, **query: str) -> AppTest:
    """A script run as a page, with these address parameters."""
    test = AppTest.from_function(script, args=arguments, default_timeout=20)
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


class NothingSettled:
    """A store in which no setting was ever made."""

    def stamp(self, _: str) -> int:
        return 0

    def setting(self, _: str) -> None:
        return None

    def read(self, work: Callable[[NothingSettled], T]) -> T:
        return work(self)


def entering(world: object, store: object) -> None:
    import streamlit as st

    from eximap.domain.template import TemplateShelf
    from eximap.ui import session

    here = session.enter(store, None, world, lambda: TemplateShelf((), ()))  # type: ignore[arg-type]
    assert session.here() is here
    st.session_state["told"] = (here.t.language, here.caller, here.today().isoformat(), session.journey_id())


def told(test: AppTest) -> Any:
    """What the script left."""
    assert not test.exception, test.exception
    return test.session_state["told"]


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ({}, "en"),
        ({"lang": "ru"}, "ru"),
        ({"lang": "zh-CN"}, "zh"),
        ({"lang": "fr"}, "en"),
        ({"lang": "<b>"}, "en"),
    ],
)
def test_the_address_says_the_language(world: World, query: dict[str, str], language: str) -> None:
    assert told(visit(entering, world, NothingSettled(), **query))[0] == language


def test_a_visit_is_one_lead_in_one_browser(world: World) -> None:
    first, second = (visit(entering, world, NothingSettled()) for _ in range(2))
    caller = told(first)[1]
    assert caller.role is Role.LEAD
    assert told(first.run())[1] == caller
    assert told(second)[1].browser != caller.browser
    assert told(first)[2] == "2026-03-14"


def test_the_journey_comes_from_the_address_and_stays_for_the_visit(world: World) -> None:
    test = visit(entering, world, NothingSettled(), journey="j1")
    assert told(test)[3] == "j1"
    del test.query_params["journey"]
    assert told(test.run())[3] == "j1"
    test.query_params["journey"] = "j2"
    assert told(test.run())[3] == "j2"


def test_what_was_looked_at_can_be_forgotten_or_started_over() -> None:
    def script() -> None:
        import streamlit as st

        from eximap.ui import session

        session.look_at("j1")
        session.forget("another")
        seen = [session.journey_id()]
        session.forget("j1")
        seen.append(session.journey_id())
        session.look_at("j2")
        session.set_draft("text", "typed")
        session.start_over()
        seen += [session.journey_id(), session.draft("text", "nothing")]
        st.session_state["told"] = seen

    assert told(visit(script)) == ["j1", None, None, "nothing"]


def test_a_notice_is_shown_once() -> None:
    def script() -> None:
        import streamlit as st

        from eximap.ui import session

        session.notice("Saved.")
        st.session_state["told"] = [session.take_notice(), session.take_notice()]

    assert told(visit(script)) == ["Saved.", None]


def test_drafts_are_kept_until_they_are_dropped() -> None:
    def script() -> None:
        import streamlit as st

        from eximap.ui import session

        seen = [session.draft("a", 1)]
        session.set_draft("a", 2)
        seen.append(session.draft("a", 1))
        session.drop_draft("a")
        session.drop_draft("never")
        seen.append(session.draft("a", 3))
        st.session_state["told"] = seen

    assert told(visit(script)) == [1, 2, 3]


def test_the_pages_are_made_once_a_language() -> None:
    def script() -> None:
        import streamlit as st

        from eximap.ui import session

        made: list[str] = []

        def pages(language: str) -> dict[str, str]:
            made.append(language)
            return {"home": f"the first screen in {language}"}

        seen = [session.pages(code, lambda code=code: pages(code))["home"] for code in ("en", "en", "ru")]
        st.session_state["told"] = (seen, made)

    english, russian = "the first screen in en", "the first screen in ru"
    assert told(visit(script)) == ([english, english, russian], ["en", "ru"])


def test_a_message_is_new_once() -> None:
    def script() -> None:
        import streamlit as st

        from eximap.ui import session

        said = [session.first_time("home", token) for token in ("1", "1", "2")]
        st.session_state["told"] = [
            *said,
            session.first_time("bring", "2"),
            session.component_value("none", "x"),
        ]

    assert told(visit(script)) == [True, False, True, True, None]


def test_the_address_keeps_language_and_journey(world: World) -> None:
    def script(world: object) -> None:
        import streamlit as st

        from eximap.domain.template import TemplateShelf
        from eximap.ui import session

        session.enter(None, None, world, lambda: TemplateShelf((), ()))  # type: ignore[arg-type]
        plain = session.parameters()
        session.look_at("j1")
        session.speak("zh")
        st.session_state["told"] = [plain, session.parameters(plan="1")]

    assert told(visit(script, world)) == [{"lang": "en"}, {"lang": "zh", "journey": "j1", "plan": "1"}]


def test_only_the_session_knows_where_the_data_lies(world: World, tmp_path: Path) -> None:
    def script(world: object, folder: object) -> None:
        import streamlit as st

        from eximap.domain.template import TemplateShelf
        from eximap.ui import session

        here = session.enter(None, None, world, lambda: TemplateShelf((), ()), folder)  # type: ignore[arg-type]
        st.session_state["told"] = here.data

    assert told(visit(script, world, tmp_path)) == tmp_path


# --- shared -------------------------------------------------------------------------------------------------


class Held:
    """Stands in for the doors of a shared eximap: whose key it is, and the seat and kiosk of this browser."""

    shared, address = True, "http://192.168.1.7:8501"

    def __init__(self, caller: Caller | None, ticket: Ticket | None = None, kiosk: str | None = None) -> None:
        self.caller, self.ticket, self.kiosk = caller, ticket, kiosk

    def caller_of(self, _: object) -> Caller | None:
        return self.caller

    def ticket_of(self, _: object) -> Ticket | None:
        return self.ticket

    def owner_of(self, _: object) -> None:
        """No link of an owner."""

    def kiosk_of(self, _: object) -> str | None:
        return self.kiosk


class AnyStore:
    """Stands in for a store that nobody asks."""


def entering_shared(world: object, doors: object, store: object) -> None:
    import streamlit as st

    from eximap.domain.template import TemplateShelf
    from eximap.ui import session

    def templates() -> TemplateShelf:
        return TemplateShelf((), ())

    here = session.enter(store, None, world, templates, doors=doors)  # type: ignore[arg-type]
    doors.caller = None  # type: ignore[attr-defined] - the key ends in the middle of a run
    later = session.here()
    st.session_state["told"] = (here, later)


def test_whoever_has_no_key_is_a_participant_of_one_workshop(world: World) -> None:
    store, ticket = AnyStore(), Ticket("w1", "t" * 40)
    here, _ = told(visit(entering_shared, world, Held(None, ticket), store))
    assert (here.caller.role, here.ticket, here.kiosk) == (Role.PARTICIPANT, ticket, None)
    assert (here.shared, here.address) == (True, "http://192.168.1.7:8501")
    assert here.store.reach == scope.Reach(Role.PARTICIPANT, "", "w1")


def test_a_kiosk_reaches_its_workshop_and_not_the_seats(world: World) -> None:
    here, _ = told(visit(entering_shared, world, Held(None, Ticket("w1", "t" * 40), "w2"), AnyStore()))
    assert (here.kiosk, here.store.reach.workshop) == ("w2", "w2")


def test_an_ended_key_ends_the_visit_in_every_fragment(world: World) -> None:
    store, dana = AnyStore(), Caller(Role.ADMIN, "key", "Dana")
    here, later = told(visit(entering_shared, world, Held(dana), store))
    assert (here.caller.role, here.caller.name, here.store) == (Role.ADMIN, "Dana", store)
    assert here.caller.browser not in {"", "key"}
    assert (later.caller.role, later.store.reach.role) == (Role.PARTICIPANT, Role.PARTICIPANT)
