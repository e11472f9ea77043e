"""What may be said of an action's effect and of its promise, in sentences for any screen."""

from __future__ import annotations

from dataclasses import dataclass

from eximap.domain.interval import Difference
from eximap.domain.proof import Doubt, Proof, Verdict
from eximap.domain.release_promises import PromiseFigure
from eximap.domain.sheet import Kept
from eximap.i18n.translator import N_, Translator
from eximap.usecases.prove import PromiseAsked

_DOUBTS = {
    Doubt.NO_TOUCHPOINT: N_("The action names no touchpoint, so no score tells of it."),
    Doubt.NOT_STARTED: N_("It has not begun yet."),
    Doubt.NO_BEFORE: N_("Nothing was scored there before it began, so there is nothing to compare with."),
    Doubt.NO_AFTER: N_(
        "The feeling has not been asked again. After the next round the change stands beside that of "
        "touchpoints without an action."
    ),
    Doubt.OTHER_WORDING: N_("The touchpoint was asked about in other words since, so nothing is compared."),
    Doubt.FEW_BEFORE: N_("Before it began too few people scored this touchpoint for a figure."),
    Doubt.FEW_AFTER: N_("Since it began too few people scored this touchpoint for a figure."),
    Doubt.NO_INTERVAL: N_("The figures don’t show how far the answers lie apart, so it may be chance."),
    Doubt.NO_OTHERS: N_(
        "Too few touchpoints are without an action: nobody can say what would have changed by itself."
    ),
    Doubt.HOLDS_ZERO: N_("That may be chance: zero lies within what the answers allow."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict in two or three words, and what it stands on, a sentence each."""

    verdict: Verdict
    head: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join((self.head, *self.lines))


def proof_told(proof: Proof, t: Translator) -> Told:
    """ "Did it help?", with the change, that of touchpoints without an action, and the claim or the doubt."""
    return Told(proof.verdict, _head(proof.verdict, t), tuple(_lines(proof, t)))


def proof_line(proof: Proof, t: Translator) -> str:
    """The same for a card: one short line."""
    head = _head(proof.verdict, t)
    if proof.doubt is not None or proof.claim is None:
        return head
    said = t("{claim} beside touchpoints without an action", claim=_with_interval(proof.claim, t))
    return f"{head} {said}"


def _head(verdict: Verdict, t: Translator) -> str:
    return {
        Verdict.BETTER: t("It got better."),
        Verdict.WORSE: t("It got worse."),
        Verdict.CANNOT_TELL: t("Cannot tell yet."),
    }[verdict]


def _lines(proof: Proof, t: Translator) -> list[str]:
    found = []
    if proof.change is not None and proof.before is not None and proof.after is not None:
        found.append(
            t(
                "The touchpoint’s score: {before} → {after}, {change}.",
                before=t.signed(proof.before.value),
                after=t.signed(proof.after.value),
                change=_with_interval(proof.change, t),
            )
        )
    if proof.others is not None:
        found.append(
            t.n(
                "{n} touchpoint without an action: {change}.",
                "{n} touchpoints without an action: {change} in the mean.",
                proof.others.people,
                change=t.signed(proof.others.value),
            )
        )
    if proof.claim is not None:
        found.append(t("The difference is what counts: {claim}.", claim=_with_interval(proof.claim, t)))
    return found + _doubt(proof, t)


def _doubt(proof: Proof, t: Translator) -> list[str]:
    if proof.doubt is None:
        return []
    if proof.doubt is Doubt.BY_ITSELF:
        return [
            t(
                "A score so far from the others moves by about {change} by itself; this may be no more.",
                change=t.signed(proof.by_itself),
            )
        ]
    return [t(_DOUBTS[proof.doubt])]


def _with_interval(difference: Difference, t: Translator) -> str:
    value = t.signed(difference.value)
    if difference.low is None or difference.high is None:
        return value
    return t(
        "{value} ({low} to {high})", value=value, low=t.signed(difference.low), high=t.signed(difference.high)
    )


def promise_told(asked: PromiseAsked, t: Translator) -> str:
    """What agents said of the promise in one round, as far as it tells of nobody."""
    figure, k = asked.figure, asked.k
    if figure is None:
        return t("Nobody has said anything of it.")
    if figure.met is None:
        return t.n(
            "Fewer than {n} agent met an occasion, so nothing is shown.",
            "Fewer than {n} agents met an occasion, so nothing is shown.",
            k,
        )
    if figure.met == 0:
        return t("No agent has met an occasion yet.")
    return _kept(figure, figure.met, k, t)


def _kept(figure: PromiseFigure, met: int, k: int, t: Translator) -> str:
    kept, all_ = figure.kept, t.number(met)
    if kept is not None and kept.low is not None and kept.high is not None and figure.yes is not None:
        return t.n(
            "{n} of {all} agents, unnamed, says that it happened: {low} to {high}.",
            "{n} of {all} agents, unnamed, say that it happened: {low} to {high}.",
            figure.yes,
            all=all_,
            low=t.percent(kept.low),
            high=t.percent(kept.high),
        )
    if figure.few is Kept.NO:
        return t.n(
            "Of {all} agents, unnamed, fewer than {n} says that it did not happen.",
            "Of {all} agents, unnamed, fewer than {n} say that it did not happen.",
            k,
            all=all_,
        )
    if figure.few is Kept.YES:
        return t.n(
            "Of {all} agents, unnamed, fewer than {n} says that it happened.",
            "Of {all} agents, unnamed, fewer than {n} say that it happened.",
            k,
            all=all_,
        )
    return t.n(
        "{n} agent answered; how the answers split can’t be told without telling whose they are.",
        "{n} agents answered; how the answers split can’t be told without telling whose they are.",
        met,
    )
