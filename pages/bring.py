"""Bring your own: what a file or a pasted text would make, before anything is stored."""

from eximap.ui import bring, frame, session
from eximap.ui.bring import intents

here = session.here()
frame.notices()
draft = intents.draft()
wanted = bring.show(here.t, draft, intents.preview_of(here, draft))
if wanted:
    intents.follow(here, draft, wanted)
