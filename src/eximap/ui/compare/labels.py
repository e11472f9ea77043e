"""All fixed words of the compare screen, by the name that the browser's script uses."""

from __future__ import annotations

from eximap.i18n.translator import Translator


def labels(t: Translator, k: int) -> dict[str, str]:
    """The words that stand there whatever is compared."""
    return {
        **_head(t),
        **_teams(t),
        **_heat(t, k),
        **_findings(t),
        **_steps(t),
        **_files(t),
        **_time(t),
        **_match(t),
    }


def _head(t: Translator) -> dict[str, str]:
    return {
        "compare": t("Compare"),
        "demo": t("Demo: invented figures"),
        "show_figures": t("Show the figures"),
        "hide_figures": t("Hide the figures"),
        "figures_title": t("What stands behind that sentence"),
        "figures_note": t(
            "They cover the shown teams only. A difference is claimed only where the F test finds one at 5%."
        ),
        "basis": t("What is compared"),
        "round": t("Which round"),
        "unit": t("Which unit"),
        "choose": t("Choose what is compared"),
        "figure": t("By which figure"),
        "touchpoint": t("A touchpoint…"),
        "net": t("Net score"),
        "net_hint": t("Share of +1 and +2 less the share of −1 and −2"),
        "export": t("Export"),
        "export_title": t("Take away what is shown"),
        "export_hint": t(
            "Exactly the figures of this screen: report and pictures with the teams on this page, "
            "tables with all. What is hidden here is in no file."
        ),
        "close": t("Close"),
        "see_demo": t("Look at the demo’s seven teams"),
        "apart": t("Not compared"),
    }


def _match(t: Translator) -> dict[str, str]:
    return {
        "match": t("Match touchpoints"),
        "match_about": t.pattern("Match touchpoints: {name}"),
        "match_title": t("Match touchpoints"),
        "match_hint": t(
            "Left what was asked there, right what is compared here. Match only what asks the same on the "
            "same scale: whoever matches answers for it. It holds for every team that asked this way, and "
            "you can change or remove it later."
        ),
        "match_partner": t.pattern("Partner of “{name}”"),
        "match_none": t("No partner"),
        "match_moved": t.pattern("“{name}” has no partner any more: each touchpoint has one."),
        "match_save": t("Match"),
        "matched": t("Matched by hand"),
        "match_change": t("Change"),
        "match_change_about": t.pattern("Change what is matched: {name}"),
        "match_remove": t("Remove"),
        "match_remove_about": t.pattern("Remove what is matched: {name}"),
    }


def _teams(t: Translator) -> dict[str, str]:
    return {
        "teams": t("Each team, in alphabetical order"),
        "teams_hint": t.pattern(
            "hierarchical estimate with its 95% interval, {tick} raw mean. Teams that share a letter: "
            "no difference shown, which is not “equal”. Most gaps under half a point are noise."
        ),
        "teams_many": t.pattern(
            "hierarchical estimate with its 95% interval, {tick} raw mean. “Differs”: from the common mean; "
            "“no difference shown” is not “equal”. Most gaps under half a point are noise."
        ),
        "team": t("team"),
        "answered": t("answered"),
        "common": t("common mean"),
        "estimate": t("estimate, 95%"),
        "raw": t("raw"),
        "letter": t("letter"),
        "differs": t("from common mean"),
        "search": t("Team or unit"),
        "only_differing": t("Only those that differ"),
        "previous": t("Previous teams"),
        "next": t("Next teams"),
        "who": t("Who is missing, and where each figure comes from"),
    }


def _heat(t: Translator, k: int) -> dict[str, str]:
    return {
        "heat": t("Touchpoint by team"),
        "heat_hint": t(
            "Mean score, −2 to +2; the line under a figure is its 95% interval. Moments of truth first. "
            "Hatched: < {k} people answered; {shield} hidden so that another cell can’t be worked out. "
            "“All teams” leaves hidden cells out.",
            k=k,
            shield="{shield}",
        ),
        "heat_keys": t("Arrow keys move from cell to cell; each one is read out."),
        "moment_of_truth": t("Moment of truth"),
        "touchpoint_head": t("Touchpoint"),
        "cell": t.pattern("{team}, {touchpoint}: {said}"),
    }


def _findings(t: Translator) -> dict[str, str]:
    return {
        "pains": t("Pains that belong to the system"),
        "no_pains": t("No pain that teams agreed to share was raised in three teams yet."),
        "same": t("Which pains are one"),
        "same_ask": t("Are these one pain?"),
        "same_yes": t("These are one pain"),
        "same_prompt": t("These answered one question. Which of them mean something else?"),
        "same_no": t("Not the same"),
        "same_undo": t("Undo"),
        "same_undo_about": t.pattern("Undo: {text}"),
        "authority": t("Who may decide"),
        "authority_hint": t("“May I decide this myself?” Share of agents who say no, beside what leads say."),
        "spots": t("Bright spots, beyond noise"),
        "spots_hint": t("Where a team stands out for the better against all others together."),
        "no_spots": t("No team stands out for the better beyond noise."),
    }


def _steps(t: Translator) -> dict[str, str]:
    return {
        "step_title": t.pattern("{step}: {about}"),
        "step_words": t("Words to send"),
        "escalate_hint": t("To whoever can decide it. An action of yours can carry it as a brief."),
        "adopt_hint": t("To whoever granted it, for the other teams."),
        "ask_hint": t("To the people concerned, the way you talk to them."),
        "copy": t("Copy"),
        "copied": t("Copied."),
        "copy_failed": t("The browser didn’t allow copying. The words are marked: copy them yourself."),
        "plan": t("Make it an action"),
    }


def _files(t: Translator) -> dict[str, str]:
    return {
        "take_in": t("Take in release files"),
        "take_in_title": t("Take in release files"),
        "take_in_hint": t(
            "Team leads write them for you. A file that comes twice changes nothing; a newer one replaces "
            "the older, whose date is kept."
        ),
        "drop_here": t("Drop release files here, as many as there are, or one table of scores."),
        "scores_hint": t(
            "Scores from another tool: CSV, XLSX or Parquet with the columns team and value, if you like "
            "also touchpoint, person and round, up to 5 MB. All rows or none; people’s names are not kept. "
            "Larger tables: eximap import-scores."
        ),
        "scores_scale": t("Scores are on"),
        "report": t("Report of all rows"),
        "choose_files": t("Choose files"),
        "choose_folder": t("Choose a folder"),
        "reading": t("Reading the files…"),
    }


def _time(t: Translator) -> dict[str, str]:
    return {
        "time": t("Over time"),
        "time_hint": t(
            "One team’s rounds beside each other. A change is no effect: others may have moved as well."
        ),
        "time_team": t("Choose a team"),
        "one_round": t("There is one round so far. The next one shows what changed."),
        "change": t("Change since the first"),
        "done_between": t("Done in between"),
    }
