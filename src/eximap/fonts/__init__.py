"""The fonts that printed pages and charts are set in; how they were made is in docs/fonts.md."""

from pathlib import Path

FOLDER = Path(__file__).parent
TEXT_FAMILY = "Noto Sans"
CHINESE_FAMILY = "Noto Sans CJK SC"
# In this order: Latin and Cyrillic from the first, Chinese from the second.
FAMILIES = (TEXT_FAMILY, CHINESE_FAMILY)
FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf")
