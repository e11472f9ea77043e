"""Every touchpoint's mean on the insights page, as a chart to point at and as a table."""

from __future__ import annotations

import streamlit as st

from eximap.charts.touchpoints import rows, touchpoint_means
from eximap.ui.insights.view import names_of
from eximap.ui.session import Here
from eximap.usecases import map_journey, release_round


def show(here: Here, journey_id: str | None) -> None:
    """Shows the chart under the other figures; nothing without a release."""
    if journey_id is None:
        return
    release = release_round.latest(here.store, here.caller, journey_id)
    if release is None or all(figure.mean is None for figure in release.touchpoints):
        return
    t = here.t
    names = names_of(map_journey.journey(here.store, here.caller, journey_id), release, t)
    st.markdown(f"#### {t('Every touchpoint')}")
    st.text(t("The mean on its 95% interval. What stands on too few people has no dot."))
    st.altair_chart(touchpoint_means(release, names, t), width="stretch")
    with st.expander(t("Show as a table")):
        heads = {"touchpoint": t("Touchpoint"), "shown": t("mean"), "interval": "95%", "people": t("people")}
        st.table(rows(release, names, t)[list(heads)].rename(columns=heads).set_index(heads["touchpoint"]))
