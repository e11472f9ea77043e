-- What happens to an action after it is planned. Each hangs on the action by its id; the journey stands beside
-- it, so that a whole plan is read, and erased, at once.
CREATE TABLE hand_over (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    action TEXT NOT NULL,
    owner TEXT NOT NULL,
    made_at TEXT NOT NULL,
    answers TEXT NOT NULL,
    confirmed_at TEXT,
    confirmed TEXT
);

-- The id is made by the screen: a tap that is delivered twice is one check-in.
CREATE TABLE check_in (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    action TEXT NOT NULL,
    made_at TEXT NOT NULL,
    status TEXT NOT NULL,
    told_by TEXT NOT NULL,
    stuck_on TEXT NOT NULL,
    stuck_with TEXT NOT NULL
);

CREATE TABLE measurement (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    action TEXT NOT NULL,
    measured_on TEXT NOT NULL,
    figure DOUBLE PRECISION NOT NULL,
    said TEXT NOT NULL,
    made_at TEXT NOT NULL,
    told_by TEXT NOT NULL,
    note TEXT NOT NULL,
    round TEXT
);

CREATE TABLE milestone (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    action TEXT NOT NULL,
    body TEXT NOT NULL,
    due TEXT,
    made_at TEXT NOT NULL,
    done_at TEXT,
    dropped_at TEXT,
    ver TEXT NOT NULL
);

CREATE TABLE review (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    action TEXT NOT NULL,
    made_at TEXT NOT NULL,
    happened TEXT NOT NULL,
    verdict TEXT NOT NULL,
    learnt TEXT NOT NULL
);

-- Whoever holds an owner's link reaches the actions of that name in that unit, until it ends.
CREATE TABLE owner_link (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    unit TEXT NOT NULL,
    made_at TEXT NOT NULL,
    until TEXT NOT NULL,
    ended_at TEXT
);
