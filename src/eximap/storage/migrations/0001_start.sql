-- Text ids, JSON as text, moments as ISO 8601 text in UTC: the same on every engine. No foreign keys (they block
-- updates of a parent and let orphans through under concurrency): a child bumps its parent's `alive` instead,
-- and whoever deletes or closes the parent writes `alive` too, so that the two conflict.

CREATE SEQUENCE event_n;
CREATE SEQUENCE journey_alive;
CREATE SEQUENCE action_n;
CREATE SEQUENCE revision_n;

CREATE TABLE event (
    op_id TEXT PRIMARY KEY,
    n BIGINT NOT NULL DEFAULT nextval('event_n'),
    happened_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    journey TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL
);

CREATE TABLE person (name TEXT PRIMARY KEY);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE journey (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    locale TEXT NOT NULL,
    persona TEXT NOT NULL,
    scenario TEXT NOT NULL,
    all_in_all TEXT NOT NULL,
    state TEXT NOT NULL,
    template TEXT,
    demo BOOLEAN NOT NULL,
    declared_end TEXT,
    ver TEXT NOT NULL,
    created_at TEXT,
    changed_at TEXT NOT NULL,
    alive BIGINT NOT NULL DEFAULT nextval('journey_alive'),
    deleted_at TEXT
);

CREATE TABLE stage (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    ver TEXT NOT NULL,
    place TEXT NOT NULL,
    alive BIGINT NOT NULL DEFAULT 0,
    deleted_at TEXT
);

CREATE TABLE touchpoint (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    stage TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    hint TEXT NOT NULL,
    icon TEXT NOT NULL,
    actors TEXT NOT NULL,
    moment_of_truth BOOLEAN NOT NULL,
    source_score DOUBLE PRECISION,
    forecast DOUBLE PRECISION,
    lead_behaviour TEXT NOT NULL,
    line_form TEXT,
    line_text TEXT,
    prompts TEXT NOT NULL,
    ver TEXT NOT NULL,
    place TEXT NOT NULL,
    alive BIGINT NOT NULL DEFAULT 0,
    deleted_at TEXT
);

CREATE TABLE note (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    touchpoint TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    need TEXT,
    reach TEXT,
    votes INTEGER NOT NULL,
    ver TEXT NOT NULL,
    place TEXT NOT NULL,
    alive BIGINT NOT NULL DEFAULT 0,
    deleted_at TEXT
);

CREATE TABLE idea (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    position INTEGER NOT NULL,
    body TEXT NOT NULL,
    touchpoint TEXT,
    lever TEXT NOT NULL,
    impact INTEGER,
    effort INTEGER,
    votes INTEGER NOT NULL,
    ver TEXT NOT NULL,
    alive BIGINT NOT NULL DEFAULT 0,
    deleted_at TEXT
);

CREATE TABLE round (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    number INTEGER NOT NULL,
    mode TEXT NOT NULL,
    k INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    touchpoints TEXT NOT NULL,
    declared_end TEXT,
    ver TEXT NOT NULL,
    alive BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE forecast (
    round TEXT NOT NULL,
    touchpoint TEXT NOT NULL,
    position INTEGER NOT NULL,
    value DOUBLE PRECISION NOT NULL
);

-- No time, no actor and no operation id stand with a sheet. The row key is what makes a repeat a no-op until
-- the close.
CREATE TABLE sheet (
    id TEXT PRIMARY KEY,
    round TEXT NOT NULL,
    row_key TEXT,
    stays TEXT,
    all_in_all INTEGER,
    person TEXT,
    UNIQUE (round, row_key)
);

CREATE TABLE answer (
    sheet TEXT NOT NULL,
    round TEXT NOT NULL,
    position INTEGER NOT NULL,
    touchpoint TEXT NOT NULL,
    met TEXT NOT NULL,
    score INTEGER
);

-- `means` repeats what the list of journeys draws, so that it need not read whole releases.
CREATE TABLE release (
    id TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    round TEXT NOT NULL,
    number INTEGER NOT NULL,
    released_on TEXT NOT NULL,
    means TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE action (
    id TEXT PRIMARY KEY,
    n BIGINT NOT NULL DEFAULT nextval('action_n'),
    journey TEXT NOT NULL,
    title TEXT NOT NULL,
    touchpoint TEXT,
    idea TEXT,
    notes TEXT NOT NULL,
    first_step TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT,
    measure TEXT,
    baseline TEXT,
    target TEXT,
    lever TEXT NOT NULL,
    control TEXT NOT NULL,
    status TEXT NOT NULL,
    stuck_on TEXT NOT NULL,
    ver TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE action_revision (
    action TEXT NOT NULL,
    n BIGINT NOT NULL DEFAULT nextval('revision_n'),
    happened_at TEXT NOT NULL,
    what TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    reason TEXT NOT NULL
);
