"""Files of a comparison, each under a plain address so that a link saves it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from eximap.usecases.doors import Doors
from eximap.usecases.ports import Store, World
from eximap.web.downloads import handed
from eximap.web.visitor import tongue

if TYPE_CHECKING:
    from eximap.usecases.hand_on_comparison import Chosen

_PAGES_END = 100_000


def routes(store: Store, world: World, doors: Doors) -> list[BaseRoute]:
    """`GET /eximap/compare/teams.{kind}?basis=…&round=…&measure=…&lang=…`: what the screen shows."""

    def file(request: Request) -> Response:
        from eximap.usecases import hand_on_comparison  # a sixth of a start, which few ever need

        t, chosen, kind = tongue(request), _chosen(request.query_params), request.path_params["kind"]
        return handed(
            request,
            store,
            doors,
            lambda own, caller: hand_on_comparison.handout(own, world, caller, kind, chosen, t),
            t,
        )

    return [Route("/eximap/compare/teams.{kind}", file, methods=["GET"])]


def _chosen(asked: Mapping[str, str]) -> Chosen:
    """What an address asks for; what makes no sense in it is left out."""
    from eximap.domain.compared_figure import Measure, Wanted
    from eximap.usecases.compare_page import Asked
    from eximap.usecases.hand_on_comparison import Chosen

    named = asked.get("measure", "")
    measure = Measure(named) if named in set(Measure) else Measure.REMEMBERED
    wanted = Wanted(measure, asked.get("touchpoint", ""), asked.get("net") == "1")
    page = asked.get("page", "")
    at = min(int(page), _PAGES_END) if page.isdecimal() and len(page) < 10 else 0
    differing = asked.get("differing") == "1"
    seen = Asked(wanted, asked.get("query", ""), differing, at, asked.get("unit", ""))
    return Chosen(asked.get("basis", ""), asked.get("round", ""), seen)
