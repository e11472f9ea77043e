"""Other teams' releases, taken in from files: one, many or a folder, whoever wrote them.

A file that comes twice changes nothing; the one that was written last stands, and what it replaced is kept
with its date, since the audit has to know all that was ever read. A bad file is one sentence, and the others
come in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from eximap.domain.errors import NotAllowed
from eximap.domain.handed_release import for_others
from eximap.domain.release import Release
from eximap.domain.release_audit import audit
from eximap.domain.team_release import TeamRelease
from eximap.i18n.translator import N_, Translator
from eximap.usecases.access import Caller, require_overseer
from eximap.usecases.ports import Session, Store, World

Tell = Callable[
    [int], None
]  # how many files were read or stored, each counts for both; may end it by raising


class Came(StrEnum):
    """What a file changed."""

    NEW = "new"
    REPLACED = "replaced"
    OLDER = "older"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many files were new, replaced an older one, were older than what is here, or known already.

    `faults` are the sentences about the others, one a file.
    """

    new: int = 0
    replaced: int = 0
    older: int = 0
    known: int = 0
    faults: tuple[str, ...] = ()


def _unheard(_: int) -> None:
    pass


TELLS_OF_FEW = "tells-of-few"
_REFUSED = {
    "contradicts": N_("{file}: another file says otherwise of the same release, so this one was left out."),
    "other-team": N_("{file}: this round is another team’s already, so the file was left out."),
    TELLS_OF_FEW: N_("{file}: beside an earlier release this would tell of few people. It was left out."),
    "not-yours": N_(
        "{file}: this team isn’t below your unit here. Whoever runs this eximap can add it under Teams."
    ),
}
_Read = tuple[str, TeamRelease, datetime]


def take_in(
    store: Store,
    world: World,
    caller: Caller,
    files: Iterable[tuple[str, bytes | None]],
    t: Translator,
    tell: Tell = _unheard,
) -> TakenIn:
    """Stores what the files bring; each is its name and its bytes. What ends it leaves nothing of any file.

    Raises `NotAllowed`.
    """
    from eximap.interchange import team_release_file  # brings a validator, which no start should wait for

    require_overseer(caller)
    good: list[_Read] = []
    faults: list[str] = []
    for at, (name, content) in enumerate(files, start=1):
        tell(at)
        reading = team_release_file.read(content)
        if reading.team_release is None or reading.written_at is None:
            faults.append(team_release_file.describe(reading, name, t))
        else:
            good.append((name, reading.team_release, reading.written_at))
    read = 2 * len(faults) + len(good)
    outcomes = _stored(store, world.now(), good, lambda stored: tell(read + stored))
    counts = {came: sum(code == came for _, code in outcomes) for came in Came}
    refused = [refusal(code, name, t) for name, code in outcomes if code in _REFUSED]
    return TakenIn(**{came.value: n for came, n in counts.items()}, faults=(*faults, *refused))


def take_in_at(store: Store, world: World, caller: Caller, paths: Sequence[Path], t: Translator) -> TakenIn:
    """The same for files and folders of this computer. Raises `NotAllowed`."""
    from eximap.interchange import team_release_file

    files = (file for path in paths for file in team_release_file.files_at(path))
    return take_in(store, world, caller, files, t)


def _stored(store: Store, now: datetime, files: list[_Read], tell: Tell) -> list[tuple[str, str]]:
    def work(session: Session) -> list[tuple[str, str]]:
        own = {it.round for it in session.team_releases() if it.received_at is None}
        found = []
        for at, (name, it, written) in enumerate(files, start=1):
            tell(at)
            found.append((name, came(session, own, it, written, now)))
        return found

    return store.transact(work)


def came(session: Session, own: set[str], it: TeamRelease, written: datetime, at: datetime) -> str:
    """What a release from elsewhere changes, as it is stored, or why it is refused: `Came`, or a code."""
    if it.round in own:
        return Came.KNOWN
    here = session.received(it.round)
    if any(other.team != it.team or other.journey != it.journey for other, _ in here):
        return "other-team"
    same = next((known for known in here if known[0].release.id == it.release.id), None)
    if same is not None and not _agree(same[0].release, it.release):
        return "contradicts"
    if same is not None and written <= same[1]:
        return Came.KNOWN
    before = [other.release for other, when in here if when <= written]
    after = [other.release for other, when in here if when > written]
    if audit(it.release, before) or any(audit(later, [it.release]) for later in after):
        return TELLS_OF_FEW
    try:
        session.put_received(it, written, at)
    except NotAllowed:
        return "not-yours"
    if after:
        return Came.OLDER
    return Came.REPLACED if here else Came.NEW


def _agree(here: Release, other: Release) -> bool:
    """Whether both tell the same: a file of the first version told what others are not told any more."""
    return here == other or for_others(here) == for_others(other)


def refusal(code: str, name: str, t: Translator) -> str:
    """The sentence about a file, or a team, of that name."""
    return t(_REFUSED[code], file=name)


def forget(store: Store, caller: Caller, round_id: str) -> None:
    """Removes what files brought of a round. Raises `NotAllowed`."""
    require_overseer(caller)
    store.transact(lambda session: session.drop_received(round_id))
