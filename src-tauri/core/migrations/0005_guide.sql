-- The guide to fellowships: what its user made of it, and what they answered.

-- A change to one that comes with the program (`built_in` says which; an empty text stands as it came), or one of the
-- user's own (`kind` says which). What was never touched has no row.
CREATE TABLE fellowship (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    built_in    TEXT,
    kind        TEXT,
    name        TEXT NOT NULL DEFAULT '',
    site        TEXT NOT NULL DEFAULT '',
    online_site TEXT NOT NULL DEFAULT '',
    note        TEXT NOT NULL DEFAULT '',
    hidden      INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    changed_at  TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK ((built_in IS NULL) = (kind IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX fellowship_once ON fellowship (built_in) WHERE deleted_at IS NULL;

-- One row a question that was answered.
CREATE TABLE guide_answer (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
