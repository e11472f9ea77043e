"""Map: the journey as a canvas of stages, touchpoints, curve, notes and actions."""

from eximap.ui import frame, session
from eximap.ui.canvas import screen

here = session.here()
frame.notices()
journey = frame.journey_or_way_home(here)
if journey:
    screen.show(journey)
