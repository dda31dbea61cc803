-- The first schema. Once released it is never edited; what comes later comes in 0002.
--
-- Every row a user owns has `id` (UUIDv7, its identity anywhere) and `seq` (what search and paging run on).
-- `*_on` is a civil day, `*_at` an instant in UTC. `deleted_at` set means "recently deleted".

CREATE TABLE setting (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- ── sobriety ────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE clock (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    label      TEXT NOT NULL DEFAULT '',
    position   INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

-- One unbroken stretch. A return to use ends a period and, later, begins another; no row is ever overwritten by it.
CREATE TABLE period (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    clock      INTEGER NOT NULL REFERENCES clock (seq),
    began_on   TEXT NOT NULL,
    ended_on   TEXT CHECK (ended_on >= began_on),
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE INDEX period_of_clock ON period (clock, began_on);
CREATE UNIQUE INDEX period_still_going ON period (clock) WHERE ended_on IS NULL AND deleted_at IS NULL;

-- ── journal ─────────────────────────────────────────────────────────────────────────────────────

-- `seq` is made of `written_at`, so that row order is the order in which people read: newest last.
CREATE TABLE entry (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    body       TEXT NOT NULL,               -- Markdown
    plain      TEXT NOT NULL,               -- the same without marks: what is searched and excerpted
    title      TEXT NOT NULL DEFAULT '',
    words      INTEGER NOT NULL DEFAULT 0,
    written_at TEXT NOT NULL,
    written_on TEXT NOT NULL,
    zone       TEXT NOT NULL,               -- the IANA zone in which `written_on` was that day
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

-- prefix: without it a one-letter search reads every word of ten years.
CREATE VIRTUAL TABLE entry_text USING fts5 (
    plain, content = 'entry', content_rowid = 'seq', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER entry_text_insert AFTER INSERT ON entry BEGIN
    INSERT INTO entry_text (rowid, plain) VALUES (new.seq, new.plain);
END;
CREATE TRIGGER entry_text_delete AFTER DELETE ON entry BEGIN
    INSERT INTO entry_text (entry_text, rowid, plain) VALUES ('delete', old.seq, old.plain);
END;
CREATE TRIGGER entry_text_update AFTER UPDATE OF seq, plain ON entry BEGIN
    INSERT INTO entry_text (entry_text, rowid, plain) VALUES ('delete', old.seq, old.plain);
    INSERT INTO entry_text (rowid, plain) VALUES (new.seq, new.plain);
END;

-- ── meeting lists ───────────────────────────────────────────────────────────────────────────────

CREATE TABLE meeting_list (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    file_name  TEXT NOT NULL DEFAULT '',
    zone       TEXT NOT NULL,
    dialect    TEXT NOT NULL,
    read_at    TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

-- One weekly slot as a list publishes it. `day` 0 is Sunday; day and start are both null for "by appointment".
CREATE TABLE listed_meeting (
    seq              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    list             INTEGER NOT NULL REFERENCES meeting_list (seq) ON DELETE CASCADE,
    slug             TEXT NOT NULL DEFAULT '',
    grouping         TEXT NOT NULL,         -- slots with the same value are one group on several days
    name             TEXT NOT NULL,
    day              INTEGER CHECK (day BETWEEN 0 AND 6),
    start_minute     INTEGER CHECK (start_minute BETWEEN 0 AND 1439),
    minutes          INTEGER NOT NULL DEFAULT 60 CHECK (minutes BETWEEN 1 AND 1440),
    zone             TEXT NOT NULL,
    way              TEXT NOT NULL,
    types            TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(types)),
    place            TEXT NOT NULL DEFAULT '',
    address          TEXT NOT NULL DEFAULT '',
    region           TEXT NOT NULL DEFAULT '',
    conference_url   TEXT NOT NULL DEFAULT '',
    conference_phone TEXT NOT NULL DEFAULT '',
    notes            TEXT NOT NULL DEFAULT '',
    entity           TEXT NOT NULL DEFAULT '',
    flags            TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(flags)),
    extra            TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),  -- every other field, verbatim
    CHECK ((day IS NULL) = (start_minute IS NULL))
) STRICT;
CREATE INDEX listed_meeting_of_list ON listed_meeting (list, grouping);

-- ── groups ──────────────────────────────────────────────────────────────────────────────────────

-- A bookmark keeps its own copy of what the list said: it outlives the list.
CREATE TABLE bookmarked_group (
    seq              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    list_id          TEXT NOT NULL DEFAULT '',
    grouping         TEXT NOT NULL DEFAULT '',
    name             TEXT NOT NULL,
    place            TEXT NOT NULL DEFAULT '',
    address          TEXT NOT NULL DEFAULT '',
    way              TEXT NOT NULL,
    conference_url   TEXT NOT NULL DEFAULT '',
    conference_phone TEXT NOT NULL DEFAULT '',
    list_name        TEXT NOT NULL DEFAULT '',
    list_notes       TEXT NOT NULL DEFAULT '',
    entity           TEXT NOT NULL DEFAULT '',
    types            TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(types)),
    note             TEXT NOT NULL DEFAULT '',
    reminder_minutes INTEGER CHECK (reminder_minutes BETWEEN 1 AND 1440),
    created_at       TEXT NOT NULL,
    changed_at       TEXT NOT NULL,
    deleted_at       TEXT
) STRICT;
CREATE UNIQUE INDEX bookmarked_once ON bookmarked_group (list_id, grouping) WHERE deleted_at IS NULL AND list_id <> '';

CREATE TABLE group_meeting (
    seq              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    bookmarked_group INTEGER NOT NULL REFERENCES bookmarked_group (seq) ON DELETE CASCADE,
    slug             TEXT NOT NULL DEFAULT '',
    day              INTEGER CHECK (day BETWEEN 0 AND 6),
    start_minute     INTEGER CHECK (start_minute BETWEEN 0 AND 1439),
    minutes          INTEGER NOT NULL DEFAULT 60 CHECK (minutes BETWEEN 1 AND 1440),
    zone             TEXT NOT NULL,
    CHECK ((day IS NULL) = (start_minute IS NULL))
) STRICT;
CREATE INDEX group_meeting_of_group ON group_meeting (bookmarked_group);

-- ── attendance ──────────────────────────────────────────────────────────────────────────────────

-- A visit keeps the name the group had then, and stands without the group.
CREATE TABLE attendance (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    group_id    TEXT,
    group_name  TEXT NOT NULL,
    attended_on TEXT NOT NULL,
    note        TEXT NOT NULL DEFAULT '',
    recorded_at TEXT NOT NULL,
    changed_at  TEXT NOT NULL,
    deleted_at  TEXT
) STRICT;
CREATE INDEX attendance_by_day ON attendance (attended_on);
CREATE INDEX attendance_of_group ON attendance (group_id, attended_on);

-- ── reminders ───────────────────────────────────────────────────────────────────────────────────

-- Moments at which a reminder was given, so that none is given twice after a restart. Holds no name.
CREATE TABLE reminder_given (
    ring_at TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
