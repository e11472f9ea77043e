"""Your actions: what somebody sees who came by an owner's link."""

from eximap.ui import check_in, session
from eximap.ui.check_in import deliver, screen

here = session.here()
hand = deliver.owner_hand(here)
check_in.show(
    screen.of(hand, None) if hand else screen.ended(here),
    lambda: deliver.take(hand, session.component_value(check_in.KEY, "outbox")),
    lambda: None,
)
