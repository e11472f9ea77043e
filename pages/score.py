"""Score: open a round, pass one device from person to person or type in paper sheets, release."""

from eximap.ui import frame, score, session

here = session.here()
frame.notices()
seen = score.seen(here, session.journey_id())
if seen is not None and seen.open is not None:
    score.fill_the_screen()
score.follow(score.show(here, seen))
