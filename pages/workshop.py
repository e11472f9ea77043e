"""Workshop: a team co-creates the journey's map live: one projector, many phones."""

from eximap.ui import frame, session, workshop

here = session.here()
frame.notices()
journey = frame.journey_or_way_home(here)
if journey:
    workshop.show(journey)
