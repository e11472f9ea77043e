"""Settings: what is stored and who sees it, the team, the language, backups, and erasing everything."""

from eximap.ui import frame, session, settings
from eximap.ui.settings import intents

here = session.here()
frame.notices()
wanted = settings.show(here.t, intents.settled(here))
if wanted:
    intents.follow(here, wanted)
