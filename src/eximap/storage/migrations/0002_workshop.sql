-- A workshop is one value that only facilitators write, guarded by `ver`; `alive` is what a contribution bumps,
-- so that one that races the end of its phase is either gathered or refused.
CREATE TABLE workshop (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    code TEXT NOT NULL,
    body TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    ended_at TEXT,
    ver TEXT NOT NULL,
    alive BIGINT NOT NULL DEFAULT 0
);

-- One slot of one person in one phase. No time, no operation id and, where names are not stored, no person. The
-- row key is an HMAC whose secret lies outside; all rows are deleted when the workshop ends.
CREATE TABLE contribution (
    id TEXT NOT NULL,
    workshop TEXT NOT NULL,
    phase TEXT NOT NULL,
    row_key TEXT NOT NULL,
    slot TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workshop, phase, row_key, slot)
);

CREATE TABLE participant (
    workshop TEXT NOT NULL,
    row_key TEXT NOT NULL,
    person TEXT,
    PRIMARY KEY (workshop, row_key)
);

-- What a sheet may be asked besides the score.
ALTER TABLE answer ADD COLUMN importance INTEGER;
ALTER TABLE answer ADD COLUMN feeling TEXT;
ALTER TABLE answer ADD COLUMN decide TEXT;

-- Similar notes stand together under one of them.
ALTER TABLE note ADD COLUMN grouped_under TEXT;

-- What the lead answers the team besides an action.
ALTER TABLE note ADD COLUMN reply TEXT;
ALTER TABLE note ADD COLUMN reply_because TEXT;

-- Whose journey it is, where several teams share a host; empty alone on a computer.
ALTER TABLE journey ADD COLUMN unit TEXT DEFAULT '';

-- A key is shown once and kept as its digest.
CREATE TABLE access_key (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    unit TEXT NOT NULL,
    digest TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT
);
