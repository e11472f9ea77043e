-- An upward brief, one row a version. The figures of a sent one are kept as they stood on the page.
CREATE TABLE brief (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    action TEXT NOT NULL,
    version INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    sender TEXT NOT NULL,
    body TEXT NOT NULL,
    wanted_by TEXT,
    evidence TEXT,
    made_at TEXT NOT NULL,
    sent_at TEXT,
    verdict TEXT,
    decided_by TEXT,
    decided_on TEXT,
    because TEXT,
    ver TEXT NOT NULL
);

-- The lead did the work in person.
CREATE TABLE walk (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    touchpoint TEXT NOT NULL,
    walked_by TEXT NOT NULL,
    walked_on TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    seen TEXT NOT NULL
);

-- What a lead wants to say of a moment; the lead's own until it is shared.
CREATE TABLE conversation_card (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    lead TEXT NOT NULL,
    form TEXT NOT NULL,
    touchpoint TEXT NOT NULL,
    note TEXT,
    action TEXT,
    parts TEXT NOT NULL,
    shared BOOLEAN NOT NULL,
    made_at TEXT NOT NULL,
    ver TEXT NOT NULL
);
