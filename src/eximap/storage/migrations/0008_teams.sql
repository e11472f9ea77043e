-- Teams and units in a tree. A placement and a head count hold from their day on (ISO 8601), the first of a unit
-- before it, too; an empty parent is the top.
CREATE TABLE unit (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    responsible TEXT NOT NULL,
    ver TEXT NOT NULL
);

CREATE TABLE placement (
    unit TEXT NOT NULL,
    since TEXT NOT NULL,
    parent TEXT NOT NULL,
    PRIMARY KEY (unit, since)
);

CREATE TABLE head_count (
    unit TEXT NOT NULL,
    since TEXT NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (unit, since)
);

-- Which version of its template a journey was started from, and which of its touchpoints each one is: JSON
-- [key, name, hint] as the template said it.
ALTER TABLE journey ADD COLUMN template_version INTEGER;
ALTER TABLE touchpoint ADD COLUMN origin TEXT;

-- What the lead adds to the release of a round for others to read: one value, guarded by `ver`.
CREATE TABLE sharing (
    round TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    body TEXT NOT NULL,
    ver TEXT NOT NULL
);

-- Releases that came in files. An older one of a round stays, since what was read is not forgotten.
CREATE TABLE team_release (
    round TEXT NOT NULL,
    release TEXT NOT NULL,
    body TEXT NOT NULL,
    written_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (round, release)
);

-- Which touchpoint of one journey or template version is which of another, as a person said.
CREATE TABLE mapping (
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    pairs TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (source, target)
);
