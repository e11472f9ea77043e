-- Raw rounds that came as tables of scores: each is a Parquet file of that id beside the store, without names of
-- people. `digest` is that of the file it came in, so that the same file brings nothing twice.
CREATE TABLE raw_scores (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    digest TEXT NOT NULL,
    scores BIGINT NOT NULL,
    imported_at TEXT NOT NULL
);
