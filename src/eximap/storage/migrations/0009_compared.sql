-- Who said which touchpoint is which.
ALTER TABLE mapping ADD COLUMN said_by TEXT DEFAULT '';

-- Which pains of several teams are one, or are not, as a person said: JSON of their texts.
CREATE TABLE same_pain (
    id TEXT PRIMARY KEY,
    texts TEXT NOT NULL,
    same BOOLEAN NOT NULL,
    said_by TEXT NOT NULL,
    said_at TEXT NOT NULL
);

-- The pain of several teams that an action was made for, by its words and the key of its touchpoint.
CREATE TABLE answered_pain (
    action TEXT PRIMARY KEY,
    journey TEXT NOT NULL,
    basis TEXT NOT NULL,
    touchpoint TEXT NOT NULL,
    text TEXT NOT NULL
);
