"""An outbox that no canvas of ours sent: answered or left alone, never a fault on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from eximap.domain.journey import Journey
from eximap.domain.template import TemplateShelf
from eximap.i18n import translator
from eximap.ui.canvas.deliver import Ack, deliver
from eximap.ui.session import Here
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import World
from tests.at_rest import open_store

RENAME = {"op_id": "an-operation", "expected": None, "kind": "RenameJourney", "title": "Shift"}


@pytest.fixture
def here(tmp_path: Path, world: World) -> Iterator[Here]:
    store, secrets = open_store(tmp_path, world)
    with closing(store):
        store.transact(lambda session: session.add_journey(Journey("j", "Day"), world.now()))
        lead = Caller(Role.LEAD, "browser")
        yield Here(translator("en"), store, secrets, world, lead, lambda: TemplateShelf((), ()))


@pytest.mark.parametrize("outbox", [None, "hello", {"op_id": "x"}, 7, [None, "x", ["op_id"], 1.5]])
def test_what_is_no_list_of_messages_is_left_alone(here: Here, outbox: object) -> None:
    ack = deliver(here, "j", outbox, Ack())
    assert ack == Ack()
    assert ack.knows_all(outbox)  # else the page would ask again for ever


@pytest.mark.parametrize("op_id", [None, {"a": 1}, [1], 7, "", "\ud800" * 20, "x" * 10_000])
def test_a_message_with_an_id_that_is_none_is_refused_once(here: Here, op_id: object) -> None:
    outbox = [{**RENAME, "op_id": op_id}]
    ack = deliver(here, "j", outbox, Ack())
    assert (ack.done, len(ack.refused)) == ((), 1)
    assert ack.knows_all(outbox)
    assert deliver(here, "j", outbox, ack) == ack


@pytest.mark.parametrize("tab", ["\ud800", "a\0b"])
def test_a_tab_with_a_name_that_no_store_holds_is_refused(here: Here, tab: str) -> None:
    ack = deliver(here, "j", [{**RENAME, "by": tab}, {**RENAME, "op_id": "the-next-one"}], Ack())
    assert ([r["op_id"] for r in ack.refused], ack.done) == (["an-operation"], ("the-next-one",))


def test_each_of_ten_thousand_messages_is_answered_once(here: Here) -> None:
    outbox = [{"op_id": f"operation-{n}", "expected": None, "kind": "Nonsense"} for n in range(10_000)]
    ack = deliver(here, "j", outbox, Ack())
    assert [r["op_id"] for r in ack.refused] == [message["op_id"] for message in outbox]
    assert deliver(here, "j", outbox, ack) == ack
