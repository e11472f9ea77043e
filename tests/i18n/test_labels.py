"""Every enum's label in three languages, the faces, and the ledger sentences word for word."""

from __future__ import annotations

from enum import StrEnum

import pytest

from eximap.i18n import LANGUAGES, translator
from eximap.i18n.labels import face_label, label, ledger


class Mode(StrEnum):
    NOT_STORED = "not-stored"
    UNHEARD_OF = "unheard-of"


class Lever(StrEnum):
    FIX_PIT = "fix-pit"


def said(value: StrEnum) -> list[str]:
    return [label(value, translator(language)) for language in LANGUAGES]


def test_labels_are_found_by_class_and_value() -> None:
    assert said(Mode.NOT_STORED) == ["Name not stored", "不记名", "Имя не хранится"]
    assert said(Lever.FIX_PIT) == ["Fix the pit", "填平低谷", "Убрать яму"]


def test_a_value_without_a_label_is_an_error() -> None:
    with pytest.raises(KeyError, match="unheard-of"):
        label(Mode.UNHEARD_OF, translator("en"))


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (-2, ["Awful", "很难受", "Очень тяжело"]),
        (-1, ["Hard", "不太好受", "Тяжеловато"]),
        (0, ["Neither", "没什么感觉", "Ровно"]),
        (1, ["Good", "挺好", "Хорошо"]),
        (2, ["Great", "特别好", "Отлично"]),
    ],
)
def test_faces(score: int, said: list[str]) -> None:
    assert [face_label(score, translator(language)) for language in LANGUAGES] == said


def test_a_face_outside_the_scale_is_an_error() -> None:
    with pytest.raises(KeyError):
        face_label(3, translator("en"))


def test_the_ledger_of_a_round_that_stores_no_name() -> None:
    assert [ledger("not-stored", 5, translator(language)) for language in LANGUAGES] == [
        "We keep your answers as one sheet, without your name. The team sees figures from 5 people on. "
        "Until close, whoever runs the server could link it to you; then the key is deleted and the sheet "
        "can’t be withdrawn.",
        "我们保存整份答卷，不存姓名。满5人作答，团队才看得到数字。收卷前，服务器管理员有可能查到是你；"
        "收卷时密钥删除，之后无法撤回。",
        "Храним вашу анкету целиком, без имени. Команда видит цифры от 5 человек. До закрытия администратор "
        "сервера может связать её с вами; потом ключ удаляется, отозвать анкету нельзя.",
    ]


def test_the_ledger_of_a_round_that_hides_the_name() -> None:
    assert [ledger("hidden", 5, translator(language)) for language in LANGUAGES] == [
        "Your name is stored with your answers and shown to nobody; whoever runs the server could read it. "
        "Figures from 5 people on. The mode is fixed from the first answer.",
        "姓名与答案一起保存，不向任何人显示；服务器管理员有可能看到。满5人才出数字。有人作答后，方式不能再改。",
        "Имя хранится с ответами, но никому не показывается; администратор сервера может его увидеть. "
        "Цифры от 5 человек. После первого ответа режим не изменить.",
    ]


def test_the_ledger_of_a_named_round() -> None:
    assert [ledger("named", 5, translator(language)) for language in LANGUAGES] == [
        "Your name stands beside your answers. Your team and lead read both. "
        "What they’ve read can’t be unread.",
        "姓名和答案一起显示，组员和组长都能看到。看过的收不回来。",
        "Имя стоит рядом с ответами, их читают команда и супервайзер. Прочитанное назад не вернуть.",
    ]


@pytest.mark.parametrize(("k", "words"), [(3, "от 3 человек"), (20, "от 20 человек"), (21, "от 21 человека")])
def test_the_ledger_counts_people_in_the_russian_genitive(k: int, words: str) -> None:
    assert words in ledger("hidden", k, translator("ru"))
