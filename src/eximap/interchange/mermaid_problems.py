"""What is wrong with a Mermaid journey, in one sentence for whoever wrote it."""

from __future__ import annotations

from eximap.i18n.translator import N_, Translator
from eximap.interchange.mermaid_model import Problem

DIAGRAM_KINDS = {
    "flowchart": N_("This is a flowchart, not a journey."),
    "sequenceDiagram": N_("This is a sequence diagram, not a journey."),
    "classDiagram": N_("This is a class diagram, not a journey."),
    "stateDiagram": N_("This is a state diagram, not a journey."),
    "erDiagram": N_("This is an entity relationship diagram, not a journey."),
    "gantt": N_("This is a Gantt chart, not a journey."),
    "pie": N_("This is a pie chart, not a journey."),
    "mindmap": N_("This is a mind map, not a journey."),
    "timeline": N_("This is a timeline, not a journey."),
    "gitGraph": N_("This is a Git graph, not a journey."),
    "quadrantChart": N_("This is a quadrant chart, not a journey."),
    "requirementDiagram": N_("This is a requirement diagram, not a journey."),
    "kanban": N_("This is a Kanban board, not a journey."),
    "xychart": N_("This is an XY chart, not a journey."),
    "sankey": N_("This is a Sankey diagram, not a journey."),
    "block": N_("This is a block diagram, not a journey."),
    "packet": N_("This is a packet diagram, not a journey."),
    "architecture": N_("This is an architecture diagram, not a journey."),
    "radar": N_("This is a radar chart, not a journey."),
    "treemap": N_("This is a treemap, not a journey."),
    "C4Context": N_("This is a C4 diagram, not a journey."),
}

SENTENCES = {
    "empty": N_("There’s no diagram in this text. Paste a Mermaid journey."),
    "not_a_journey": N_("This isn’t a Mermaid journey: it doesn’t begin with the word journey."),
    "journey_in_capitals": N_("Line {line}: write the word journey in small letters."),
    "text_before_journey": N_("Line {line}: the word journey has to come first. Delete what stands above."),
    "bad_front_matter": N_(
        "Line {line}: the front matter can’t be read. Delete it, or put its --- at the margin."
    ),
    "front_matter_title": N_(
        "Line {line}: the title “{text}” is in the front matter only. Write it as a title line too."
    ),
    "directive_not_closed": N_("Line {line}: %%{ is never closed, so what follows is lost. Add }%%."),
    "brace_not_closed": N_(
        "Line {line}: the brace behind {word} is never closed. Put } where the text ends."
    ),
    "word_without_text": N_("Line {line}: no text follows “{word}”. Put some there, or delete the line."),
    "too_many_faults": N_("Line {line}: reading stops here, because too many lines can’t be read."),
    "c4_word": N_("Line {line}: because of the word {word}, Mermaid takes this for a C4 diagram. Split it."),
    "task_without_score": N_(
        "Line {line}: the task has no score. Put a colon and a number behind its name, like “: 3”."
    ),
    "task_without_name": N_("Line {line}: the task has no name. Put one before the colon."),
    "section_without_name": N_("Line {line}: the section has no name. Put one behind the word section."),
    "title_without_text": N_("Line {line}: the title is empty. Put text behind the word title."),
    "colon_in_section": N_("Line {line}: a section’s name can’t hold a colon. Write #58; in its place."),
    "semicolon": N_("Line {line}: a semicolon can’t stand here. Delete it or write #59; in its place."),
    "hash_cuts_line": N_("Line {line}: everything behind # is dropped. Write #35; in its place."),
    "text_behind_hash": N_("Line {line}: “{text}” is dropped as a comment. Write #35; for the # to keep it."),
    "word_journey_at_start": N_("Line {line}: a task can’t begin with “journey”. Put another word first."),
    "keyword_at_start": N_("Line {line}: a task can’t begin with “{word}”. Put another word first."),
    "title_again": N_("Line {line}: a second title; only the last one counts. If it’s a task, rename it."),
    "title_on_next_line": N_(
        "Line {line}: no text follows “title”, so the next line is the title: “{text}”."
    ),
    "section_on_next_line": N_(
        "Line {line}: no text follows “section”, so the next line is its name: “{text}”."
    ),
    "title_looks_like_task": N_(
        "Line {line}: this looks like a task, but the word title makes it the title. Put another word first."
    ),
    "empty_score": N_("Line {line}: Mermaid reads an empty score as 0. Write ? if there is none."),
    "score_not_a_number": N_("Line {line}: “{text}” is not a number, so the task has no score."),
    "colon_cuts_name": N_(
        "Line {line}: the colon ends the name, so the task is called “{text}”. Write #58; inside a name."
    ),
    "text_left_out": N_("Line {line}: Mermaid drops what follows the people: “{text}”."),
    "fullwidth_colon": N_("Line {line}: Mermaid refuses full-width colons (：). Write ordinary ones (:)."),
}
_READ_ALL_THE_SAME = N_(
    "Line {line}: full-width colons (：) are read as ordinary ones. Mermaid refuses them."
)


def describe(problem: Problem, t: Translator) -> str:
    """Say what is wrong on which line and what to do; quoted text is the person's own and is not HTML."""
    if problem.code == "not_a_journey" and problem.detail["kind"]:
        return t(DIAGRAM_KINDS[problem.detail["kind"]])
    if problem.code == "fullwidth_colon" and problem.severity == "warning":
        return t(_READ_ALL_THE_SAME, line=problem.line)
    return t(SENTENCES[problem.code], line=problem.line, **problem.detail)
