"""What the session knows of the playbook: `usecases.playbook_ports` in portable SQL."""

from __future__ import annotations

from eximap.domain.adoption import Adoption, Result
from eximap.domain.playbook import Entry
from eximap.storage import adoption_rows, playbook_rows
from eximap.storage.rows import Rows
from eximap.usecases.ports import PLAYBOOK_STAMP


class SqlPlaybookSession:
    """What `storage.session.SqlSession` inherits; the fields are the session's own."""

    __slots__ = ()
    rows: Rows
    touched: set[str]

    def entries(self) -> tuple[Entry, ...]:
        return playbook_rows.all_entries(self.rows)

    def entry(self, id: str) -> Entry:
        return playbook_rows.find(self.rows, id)

    def put_entry(self, before: Entry | None, after: Entry) -> None:
        self.touched.add(PLAYBOOK_STAMP)
        playbook_rows.put(self.rows, before, after)

    def drop_entry(self, entry: Entry) -> None:
        self.touched.add(PLAYBOOK_STAMP)
        playbook_rows.drop(self.rows, entry.id)

    def put_result(self, entry: str, result: Result) -> None:
        self.touched.add(PLAYBOOK_STAMP)
        playbook_rows.put_result(self.rows, entry, result)

    def add_adoption(self, adoption: Adoption) -> None:
        self.touched.add(adoption.journey)
        adoption_rows.add(self.rows, adoption)

    def adoptions(self, journey: str | None = None) -> tuple[Adoption, ...]:
        return adoption_rows.of_journey(self.rows, journey)

    def adoption(self, action: str) -> Adoption | None:
        return adoption_rows.of_action(self.rows, action)
