"""Writing Mermaid journeys; tests/interchange/test_mermaid_itself.py lets Mermaid read them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eximap.interchange.mermaid import Diagram, Task, read, write


def test_a_journey_is_written_as_one_would_write_it() -> None:
    tasks = (
        Task("Log in", 3.0, (), None, 0, ""),
        Task("Call: greet", -1.5, ("Me", "Ann, Bob"), "Morning", 0, ""),
        Task("section 2\nnow", None, ("Me",), "Morning", 0, ""),
    )
    assert write(Diagram("Day #1", "", "", ("Morning", "Evening"), tasks)) == (
        "journey\n"
        "  title Day #35;1\n"
        "    Log in: 3\n"
        "  section Morning\n"
        "    Call#58; greet: -1.5: Me, Ann#44; Bob\n"
        "    #115;ection 2 now: ?: Me\n"
        "  section Evening\n"
    )


trimmed = (
    st.text(max_size=8)
    .map(lambda text: " ".join(text.split()).strip("\ufeff"))
    .filter(lambda text: text.strip())
)
scores = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    sections = tuple(draw(st.lists(trimmed, max_size=3)))
    people = st.lists(trimmed, max_size=3).map(tuple)
    tasks = tuple(
        Task(draw(trimmed), draw(scores), draw(people), section, 0, "")
        for section in (None, *sections)
        for _ in range(draw(st.integers(0, 2)))
    )
    return Diagram(draw(trimmed), draw(trimmed), draw(trimmed), sections, tasks)


def without_lines(diagram: Diagram) -> Diagram:
    tasks = [Task(task.name, task.score, task.people, task.section, 0, "") for task in diagram.tasks]
    return Diagram(diagram.title, diagram.acc_title, diagram.acc_descr, diagram.sections, tuple(tasks))


@given(diagrams())
def test_what_was_written_reads_back(diagram: Diagram) -> None:
    again = read(write(diagram)).diagram
    assert again is not None
    assert without_lines(again) == diagram


def test_tasks_without_a_section_come_first_and_late_sections_open_anew() -> None:
    tasks = tuple(
        Task(name, 1, (), section, 0, "") for name, section in (("a", "A"), ("b", None), ("c", "X"))
    )
    again = read(write(Diagram("", "", "", ("A", "B"), tasks))).diagram
    assert again is not None
    assert [(task.name, task.section) for task in again.tasks] == [("b", None), ("a", "A"), ("c", "X")]
    assert again.sections == ("A", "X", "B")
