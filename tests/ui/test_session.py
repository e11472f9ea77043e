"""What a screen knows of its visitor: language, journey, one-time sentences, drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from eximap.usecases.access import Role
from eximap.usecases.ports import World


def visit(script: Any, *arguments: Any, **query: str) -> AppTest:
    """A script run as a page, with these address parameters."""
    test = AppTest.from_function(script, args=arguments, default_timeout=20)
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


def entering(world: object) -> None:
    import streamlit as st

    from eximap.ui import session
    from eximap.usecases.start_journey import TemplateShelf

    here = session.enter(None, None, world, lambda: TemplateShelf((), ()))  # type: ignore[arg-type]
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
    assert told(visit(entering, world, **query))[0] == language


def test_a_visit_is_one_lead_in_one_browser(world: World) -> None:
    first, second = (visit(entering, world) for _ in range(2))
    caller = told(first)[1]
    assert caller.role is Role.LEAD
    assert told(first.run())[1] == caller
    assert told(second)[1].browser != caller.browser
    assert told(first)[2] == "2026-03-14"


def test_the_journey_comes_from_the_address_and_stays_for_the_visit(world: World) -> None:
    test = visit(entering, world, journey="j1")
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

        from eximap.ui import session
        from eximap.usecases.start_journey import TemplateShelf

        session.enter(None, None, world, lambda: TemplateShelf((), ()))  # type: ignore[arg-type]
        plain = session.parameters()
        session.look_at("j1")
        session.speak("zh")
        st.session_state["told"] = [plain, session.parameters(plan="1")]

    assert told(visit(script, world)) == [{"lang": "en"}, {"lang": "zh", "journey": "j1", "plan": "1"}]


def test_only_the_session_knows_where_the_data_lies(world: World, tmp_path: Path) -> None:
    def script(world: object, folder: object) -> None:
        import streamlit as st

        from eximap.ui import session
        from eximap.usecases.start_journey import TemplateShelf

        here = session.enter(None, None, world, lambda: TemplateShelf((), ()), folder)  # type: ignore[arg-type]
        st.session_state["told"] = here.data

    assert told(visit(script, world, tmp_path)) == tmp_path
