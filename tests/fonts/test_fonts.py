"""The shipped fonts hold every letter that the product writes; a printed page needs no others."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import typst
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from eximap import fonts
from eximap.i18n import LANGUAGES, catalogue

TOP = Path(__file__).parents[2]
WEIGHTS = {
    "Regular": ("NotoSans-Regular.ttf", "NotoSansSC-Regular.otf"),
    "Bold": ("NotoSans-Bold.ttf", "NotoSansSC-Bold.otf"),
}

PAGE = """
#set text(font: ("Noto Sans", "Noto Sans CJK SC"), fallback: false)
= Journey · 旅程 · Путь сотрудника
Remembered −0.7, at most +0.4 → ★ ◇ ▲ ▼ ■ ✓ “quoted” · 峰值、低谷：“第一通电话”。· «Ёлка», 12 000, 62 %
*Bold: 记忆分, что осталось в памяти, don’t*
"""


def letters(*files: str) -> set[int]:
    """Return the code points that these font files have a glyph for."""
    return {point for file in files for point in TTFont(fonts.FOLDER / file).getBestCmap() or ()}


def unreadable(text: str, held: set[int]) -> str:
    """Return the visible characters of `text` without a glyph."""
    return "".join(sorted({sign for sign in text if sign.isprintable() and ord(sign) not in held}))


@pytest.fixture(scope="module", params=WEIGHTS)
def held(request: pytest.FixtureRequest) -> set[int]:
    return letters(*WEIGHTS[request.param])


def test_the_folder_holds_what_it_names() -> None:
    shipped = {path.name for path in fonts.FOLDER.iterdir() if path.suffix in {".ttf", ".otf"}}
    assert shipped == set(fonts.FILES)
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", fonts.FILES)
def test_every_file_has_its_family_weight_and_size(file: str) -> None:
    font: Any = TTFont(fonts.FOLDER / file)
    family = fonts.CHINESE_FAMILY if "SC" in file else fonts.TEXT_FAMILY
    assert font["name"].getBestFamilyName() == family
    assert font["OS/2"].usWeightClass == (700 if "Bold" in file else 400)
    assert (fonts.FOLDER / file).stat().st_size < 8_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_a_catalogue_has_a_glyph(language: str, held: set[int]) -> None:
    assert unreadable(catalogue.path_of(language).read_text(encoding="utf-8"), held) == ""


def test_every_letter_of_the_templates_has_a_glyph(held: set[int]) -> None:
    written = [path.read_text(encoding="utf-8") for path in (TOP / "journeys").glob("*.yaml")]
    assert written, "the templates are where this test looks for them"
    assert unreadable("".join(written), held) == ""


@pytest.mark.parametrize(
    "alphabet",
    [
        "".join(map(chr, range(0x4E00, 0x9FEB))),  # as far as Unicode 10 filled the block
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяІіЇїЄєЎў",
        "ÀÉÎÕÜßçñøåæœšžłđčć",
        "、。，；：？！（）《》“”‘’…—～｜％＋－　",
        "−×≤≥±≈≠→←↑↓↗↘◇◆★☆▲▼△▽■□●○✓✔✕⚠№€«»„“”‘’…–—·•′″½¾²₀₁τμσδ",
    ],
)
def test_every_letter_of_an_alphabet_has_a_glyph(alphabet: str, held: set[int]) -> None:
    assert unreadable(alphabet, held) == ""


def test_a_letter_without_a_glyph_is_told(held: set[int]) -> None:
    assert unreadable("aй中ก\U0001f600", held) == "ก\U0001f600"


def test_a_page_in_three_languages_needs_these_fonts_only() -> None:
    ours = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.FOLDER])
    assert set(ours.families()) == set(fonts.FAMILIES)
    pdf, warnings = typst.compile_with_warnings(PAGE.encode(), font_paths=ours, format="pdf")
    assert warnings == []
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    used = {font["/BaseFont"].split("+")[-1].removesuffix("-Identity-H") for font in _fonts(page)}
    assert used == {"NotoSans-Regular", "NotoSans-Bold", "NotoSansCJKsc-Regular", "NotoSansCJKsc-Bold"}
    text = page.extract_text()
    assert [
        word for word in ("旅程", "Путь сотрудника", "−0.7", "★", "«Ёлка»", "记忆分") if word not in text
    ] == []


def _fonts(page: Any) -> list[dict[str, str]]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]
