"""The store as the command line reaches it: through the eximap that runs, else opened by this process."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from eximap import settings
from eximap.cli.terminal import Refusal, tongue
from eximap.usecases.access import Caller, Role

if TYPE_CHECKING:
    from eximap.bootstrap import Application
    from eximap.storage.lock_file import Running

LEAD = Caller(Role.LEAD, "command-line")  # whoever may read the data folder
SECONDS_TO_ANSWER = 120


def use(data: Path | None) -> None:
    """Makes a folder that was named the data folder of this process."""
    if data is not None:
        os.environ["EXIMAP_DATA"] = str(data.expanduser().resolve())


def running() -> Running | None:
    """The note of the eximap that runs on the data folder, if one does."""
    from eximap.storage import lock_file

    return lock_file.read(lock_file.beside(settings.read().database))


@contextmanager
def opened() -> Iterator[Application]:
    """The store opened by this process, and let go again. Raises as `bootstrap.application` does."""
    from eximap import bootstrap

    try:
        yield bootstrap.application()
    finally:
        bootstrap.let_go()


def ask(
    server: Running, method: str, path: str, headers: Mapping[str, str] | None = None, **query: str
) -> bytes:
    """What the running application answers, asked with its own token and past every proxy.

    Raises `Refusal` with the sentence that it sends, or when it does not answer.
    """
    import urllib.error
    import urllib.parse
    import urllib.request

    t = tongue()
    address = f"{server.address}{path}?{urllib.parse.urlencode({**query, 'lang': t.language})}"
    shown = {"x-eximap-token": server.token, **(headers or {})}
    request = urllib.request.Request(address, method=method, headers=shown)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=SECONDS_TO_ANSWER) as reply:
            return bytes(reply.read())
    except urllib.error.HTTPError as error:
        raise Refusal(error.read().decode("utf-8", "replace").strip()) from error
    except OSError as error:
        raise Refusal(t("eximap at {address} does not answer.", address=server.address)) from error
