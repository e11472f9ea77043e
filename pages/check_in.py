"""Check-in: the open actions one at a time, fifteen minutes for all of them."""

from eximap.ui import check_in, session
from eximap.ui.check_in import deliver, links, screen

here = session.here()
hand = deliver.hand_of(here)
wanted = check_in.show(
    screen.of(hand, session.journey_id()),
    lambda: deliver.take(hand, session.component_value(check_in.KEY, "outbox")),
    lambda: links.follow(here, session.component_value(check_in.KEY, "intent")),
)
if wanted:
    links.leave(wanted)
