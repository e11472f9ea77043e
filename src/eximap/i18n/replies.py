"""The lead's answer to a pain besides an action, said the same on every screen and on paper."""

from __future__ import annotations

from eximap.domain.reply import Reply, ReplyKind
from eximap.i18n.translator import Translator


def reply_words(reply: Reply, t: Translator) -> str:
    """The lead's answer in one line."""
    match reply.kind:
        case ReplyKind.ESCALATED:
            return t("Escalated: {text}", text=reply.because) if reply.because else t("Escalated")
        case ReplyKind.GRANTED:
            return t("Decided: yes. {text}", text=reply.because)
        case ReplyKind.DECLINED:
            return t("Declined, because: {text}", text=reply.because)
        case ReplyKind.NOT_NOW:
            return t("Not now, because: {text}", text=reply.because)
