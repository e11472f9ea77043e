"""Which short notes probably say the same, in English, Chinese or Russian: suggestions, people decide.

No model and no dictionary: words are cut to a light stem and into runs of three letters, Chinese into runs of
one and two characters. What many notes of the room have in common counts little (inverse document frequency);
two notes are as alike as the cosine between what they hold. Notes join a group only while they are alike to
all of it on average. The same notes give the same groups in every run. How much is found and how much is
found wrongly is measured in `tests/domain/test_likeness.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

from eximap.domain import note_group
from eximap.domain.journey import Journey, NoteKind

ALIKE_FROM = 0.15
_WORD = re.compile(r"[a-z]+|[а-я]+|[0-9]+|[\u3400-\u9fff]+")
_SHORTEST_STEM = 3
_EN_ENDINGS = ("ations", "ation", "ings", "ing", "ers", "er", "ies", "ied", "ed", "ly", "es", "s", "y", "e")
_RU_ENDINGS = (
    *("ировать", "ированы", "ениями", "ениях", "ением", "ениям", "ование", "ению", "ения", "ение", "ений"),
    *("остью", "ости", "ость", "ыми", "ими", "ого", "его", "ому", "ему", "ает", "яет", "ают", "яют", "ать"),
    *("ять", "ить", "еть", "ют", "ут", "ят", "ат", "ит", "ет", "ешь", "ишь", "ете", "ите", "ами", "ями"),
    *("ах", "ях", "ов", "ев", "ей", "ой", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ую", "юю", "ых"),
    *("их", "ым", "им", "ом", "ем", "ам", "ям", "ла", "ли", "ло", "л", "ть", "н", "но", "на", "ны"),
    *("а", "я", "о", "е", "у", "ю", "ы", "и", "й", "ь"),
)
_EN_EMPTY = frozenset(
    _WORD.findall(
        "a an and are as at be been but by can cannot could do does don t s re ve ll for from get gets got "
        "had has have he her him his i if in is it its just me my no not of on one or our she so some than "
        "that the their them then there they this to too up us very was we were what when while who why will "
        "with you your after before about all any again only until more much nobody"
    )
)
_RU_EMPTY = frozenset(
    _WORD.findall(
        "а без бы был была были было быть в вам вас во вот все для до его ее если есть еще же за и из или "
        "им их к как когда ко кто ли мне меня мы на над нам нас не нет ни но о об он она они от по под при "
        "про с со так там то тоже только ты у уже чем что чтобы это этот я после перед потом никто сам сами "
        "себя"
    )
)
_ZH_EMPTY = frozenset(
    "的了是在我们你他她它和与就都也还很不没有这那个吗呢吧啊着过被把让给对从到要会能去来又再才"
)
_WHOLE, _PART = 2.0, 1.0  # a stem in common says more than three letters in common


def suggest(notes: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Groups of two and more ids whose texts are alike, of (id, text) pairs.

    The most typical note of a group stands first; larger groups come first, then the order given.
    """
    held = _weighed([_features(text) for _, text in notes])
    alike = _alike(held)
    ordered = sorted((g for g in _joined(alike) if len(g) > 1), key=lambda g: (-len(g), g[0]))
    return tuple(tuple(notes[at][0] for at in _typical_first(group, alike)) for group in ordered)


def suggestions(journey: Journey) -> tuple[tuple[NoteKind, tuple[str, ...]], ...]:
    """Groups of notes of one kind that stand apart by now: heads of groups and single ones."""
    heads = note_group.heads(journey)
    apart = [n for t in journey.touchpoints() for n in t.notes if heads[n.id] == n.id]
    kinds = ((kind, [(n.id, n.text) for n in apart if n.kind is kind]) for kind in NoteKind)
    return tuple((kind, group) for kind, notes in kinds for group in suggest(notes))


def between(texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
    """How alike each text is to each of the others, 0 to 1; the same words in any order are 1."""
    held = _weighed([_features(text) for text in (*texts, *others)])
    return [[_cosine(one, other) for other in held[len(texts) :]] for one in held[: len(texts)]]


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(feature, 0.0) for feature, weight in one.items())


def words(text: str) -> list[str]:
    """The words of a text, folded, and its Chinese runs."""
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def stem(word: str) -> str:
    """The word without its ending, at least three letters of it: folded small letters of one script."""
    endings = _EN_ENDINGS if word[0] <= "z" else _RU_ENDINGS
    if word[0] > "z" and word.endswith(("ся", "сь")) and len(word) > _SHORTEST_STEM + 2:
        word = word[:-2]
    fitting = [e for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM]
    return word[: len(word) - max(map(len, fitting))] if fitting else word


def _features(text: str) -> Counter[str]:
    """What a text holds, each with its weight."""
    found = Counter[str]()
    for word in words(text):
        if word[0] >= "\u3400":
            found.update(_chinese(word))
        elif word not in _EN_EMPTY and word not in _RU_EMPTY:
            found.update(_letters(word if word[0].isdigit() else stem(word)))
    return found


def _letters(root: str) -> Iterator[str]:
    yield f"={root}"
    bounded = f"^{root}"
    yield from (bounded[at : at + 3] for at in range(len(bounded) - 2))


def _chinese(run: str) -> Iterator[str]:
    yield from (sign for sign in run if sign not in _ZH_EMPTY)
    pairs = (run[at : at + 2] for at in range(len(run) - 1))
    yield from (f"={pair}" for pair in pairs if not _ZH_EMPTY.intersection(pair))


def _weighed(found: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Each text as a vector of length one; what many texts hold weighs little."""
    spread = Counter(feature for features in found for feature in features)
    vectors = []
    for features in found:
        # Sorted, since sums of floats depend on their order.
        weights = {
            f: sqrt(features[f]) * (_WHOLE if f[0] == "=" else _PART) * log(1 + len(found) / spread[f])
            for f in sorted(features)
        }
        length = sqrt(sum(w * w for w in weights.values()))
        vectors.append({f: w / length for f, w in weights.items()})
    return vectors


def _alike(vectors: Sequence[Mapping[str, float]]) -> list[list[float]]:
    """The cosine of every pair, whole and symmetric; a text is not compared with itself."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    alike = [[0.0] * len(vectors) for _ in vectors]
    for at, vector in enumerate(vectors):
        row = alike[at]
        for feature, weight in vector.items():
            its_holders = holders[feature]
            for other, its in its_holders:
                row[other] += weight * its
            its_holders.append((at, weight))
        for other in range(at):
            alike[other][at] = row[other]
    return alike


def _joined(alike: Sequence[Sequence[float]]) -> list[list[int]]:
    """Groups grown from the most alike pair on, as long as two groups are alike on average."""
    close = [
        (-round(value, 9), at, other)
        for at, row in enumerate(alike)
        for other, value in enumerate(row[:at])
        if value >= ALIKE_FROM
    ]
    groups = {at: [at] for at in range(len(alike))}  # by their first member
    first = list(range(len(alike)))
    sums = [list(row) for row in alike]  # how alike two groups are in all, by their first members
    for _, a, b in sorted(close):
        left, right = sorted((first[a], first[b]))
        if left == right or sums[left][right] < ALIKE_FROM * len(groups[left]) * len(groups[right]):
            continue
        for member in groups[right]:
            first[member] = left
        groups[left] += groups.pop(right)
        for other in groups:
            sums[left][other] = sums[other][left] = sums[left][other] + sums[right][other]
    return [sorted(group) for group in groups.values()]


def _typical_first(group: Sequence[int], alike: Sequence[Sequence[float]]) -> list[int]:
    typical = max(group, key=lambda a: (round(sum(alike[a][b] for b in group), 9), -a))
    return [typical, *(at for at in group if at != typical)]
