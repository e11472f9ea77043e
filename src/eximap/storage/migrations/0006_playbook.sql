-- An entry is one value, guarded by `ver`. It names no journey and outlives the one that it was made from;
-- `action` is null for what came in a file.
CREATE TABLE playbook_entry (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL,
    action TEXT,
    ver TEXT NOT NULL,
    body TEXT NOT NULL
);

-- Rows of their own, so that two teams whose results come back at once do not meet.
CREATE TABLE playbook_result (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL,
    body TEXT NOT NULL
);

-- Hangs on its action and goes with its journey.
CREATE TABLE adoption (
    action TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    journey TEXT NOT NULL,
    entry TEXT NOT NULL,
    name TEXT NOT NULL,
    team TEXT NOT NULL,
    adopted_on TEXT NOT NULL
);
