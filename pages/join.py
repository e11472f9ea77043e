"""Join: the phone of somebody who takes part in a workshop, or the one desk where people take turns."""

from eximap.ui import join

join.show()
