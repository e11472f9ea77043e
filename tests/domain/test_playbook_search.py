"""Finding entries by words in three scripts, and by the touchpoints that they fit."""

from dataclasses import replace

import pytest

from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.playbook import Entry, Moment
from eximap.domain.playbook_search import fitting, found
from tests.domain.entries import BREATHER, POSTCARD, result

ПАУЗА = replace(
    POSTCARD,
    id="pause",
    name="Кнопка «передышка»",
    moment=Moment("Пауза вне очереди"),
    what="После тяжёлого звонка оператор берёт две минуты.",
)
缓一缓 = replace(
    POSTCARD, id="rest", name="缓一缓键", moment=Moment("下线缓一缓"), what="挂断后可以示忙两分钟。"
)
ALL = (BREATHER, POSTCARD, ПАУЗА, 缓一缓)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["breather", "postcard", "pause", "rest"]),
        ("?!", ["breather", "postcard", "pause", "rest"]),
        ("breath", ["breather"]),
        ("Calls", ["breather"]),  # "a tough call"
        ("key minutes", ["breather"]),  # name and touchpoint
        ("key postcard", []),
        ("звонки", ["pause"]),
        ("тяжелого", ["pause"]),  # ё
        ("示忙", ["rest"]),
        ("缓一缓 两分钟", ["rest"]),
        ("ＫＥＹ", ["breather"]),
        ("tech", ["breather", "postcard", "pause", "rest"]),  # the team
    ],
)
def test_every_word_has_to_be_there_in_whatever_ending(query: str, ids: list[str]) -> None:
    assert [entry.id for entry in found(ALL, query)] == ids


def test_who_adopted_it_is_found_too() -> None:
    assert found([replace(BREATHER, results=(result("r", "Claims C"),))], "claims")


def journey(*names: str, template: str | None = None, icon: str = "") -> Journey:
    points = tuple(Touchpoint(f"t{at}", name, icon=icon) for at, name in enumerate(names))
    return Journey("j", "J", template=template, stages=(Stage("s", "S", points),))


@pytest.mark.parametrize(
    ("name", "other", "fits"),
    [
        ("Back in queue", "Back in queue after 40 s", True),
        ("Minutes off queue", "Breather off queue", True),
        ("Headset on", "Logins and headset", True),
        ("First live call", "First QA score", False),
        ("Desk and logins", "Two silent weeks", False),
        ("下线缓一缓", "下线后缓一缓", True),
        ("第一通电话", "第一次质检", False),
        ("Пауза вне очереди", "Паузы вне очереди", True),
        ("Планёрка", "Первый звонок", False),
    ],
)
def test_likely_names_fit(name: str, other: str, fits: bool) -> None:
    entry = replace(POSTCARD, moment=Moment(name))
    others = ("Lead comes over", "Day one", "班前会", "Гарнитура")
    assert bool(fitting([entry], journey(other, *others))) is fits


def test_one_template_knows_its_touchpoint_in_any_language() -> None:
    known: Entry = BREATHER
    here = journey("下线缓一缓", template="abusive-call-shift", icon="self_improvement")
    assert fitting([known], here) == {"breather": ("t0",)}
    assert fitting([known], replace(here, template="night-shift")) == {}


def test_an_empty_map_fits_nothing() -> None:
    assert fitting(ALL, Journey("j", "J")) == {}
    assert fitting([], journey("Back in queue")) == {}
