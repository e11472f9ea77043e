"""Home: start from a template, the demo, an empty map or a file, or go on with a journey."""

from eximap.ui import frame, home, session
from eximap.ui.home import intents

here = session.here()
frame.notices()
shelf = intents.recent(here)
wanted = home.show(
    here.t,
    here.templates(),
    shelf,
    intents.owed(here, shelf),
    intents.just_deleted(),
)
if wanted:
    intents.follow(here, wanted)
