"""What leads add to their releases: one value a round, guarded by its version."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from eximap.domain.sharing import Sharing
from eximap.domain.sheet import Decide
from eximap.domain.team_release import SharedPain
from eximap.storage.rows import Conflict, Rows, insert

_COLUMNS = "round, journey, body, ver"


def of_round(rows: Rows, round_: str) -> Sharing | None:
    """What was added to the round's release, if anything."""
    row = rows.one(f"SELECT {_COLUMNS} FROM sharing WHERE round = ?", round_)
    return _sharing(row) if row else None


def all_by_round(rows: Rows) -> dict[str, Sharing]:
    """What was added, by round."""
    return {row[0]: _sharing(row) for row in rows.all(f"SELECT {_COLUMNS} FROM sharing")}


def put(rows: Rows, before: Sharing | None, after: Sharing) -> None:
    """Writes it. Raises `Conflict` when somebody wrote since `before`."""
    body = json.dumps(
        {
            "round_name": after.round_name,
            "pains": [_agreed(pain) for pain in after.pains],
            "lead_decides": [[id, said.value] for id, said in after.lead_decides],
            "told": after.told,
        },
        ensure_ascii=False,
    )
    if before is None:
        insert(
            rows,
            "sharing",
            [{"round": after.round, "journey": after.journey, "body": body, "ver": after.ver}],
        )
        return
    sql = "UPDATE sharing SET body = ?, ver = ? WHERE round = ? AND ver = ?"
    if rows.run(sql, body, after.ver, before.round, before.ver) != 1:
        raise Conflict(f"sharing {before.round}")


def _agreed(pain: SharedPain) -> dict[str, Any]:
    """What was agreed; what was asked upwards about it stands in its brief."""
    return {name: value for name, value in asdict(pain).items() if name != "upwards"}


def _sharing(row: tuple[Any, ...]) -> Sharing:
    round_, journey, body, ver = row
    it = json.loads(body)
    return Sharing(
        round=round_,
        journey=journey,
        round_name=it["round_name"],
        pains=tuple(SharedPain(**pain) for pain in it["pains"]),
        lead_decides=tuple((id, Decide(said)) for id, said in it["lead_decides"]),
        told=tuple((touchpoint, text) for touchpoint, text in it.get("told", ())),
        ver=ver,
    )
