-- Any number of clocks, returns to use, milestones with what belongs to them, what was given back, and days looked back on.

-- How a clock counts. What stood before counts as it did: in the computer's zone, from day 0, from midnight.
ALTER TABLE clock ADD COLUMN zone TEXT;                          -- null: wherever the computer is
ALTER TABLE clock ADD COLUMN words TEXT;                         -- null: the word set of the settings
ALTER TABLE clock ADD COLUMN icon TEXT NOT NULL DEFAULT '';
ALTER TABLE clock ADD COLUMN counting TEXT NOT NULL DEFAULT '"from_zero"';
ALTER TABLE clock ADD COLUMN day_start_hour INTEGER NOT NULL DEFAULT 0 CHECK (day_start_hour BETWEEN 0 AND 23);
ALTER TABLE clock ADD COLUMN milestone_set TEXT NOT NULL DEFAULT '"aa"';
ALTER TABLE clock ADD COLUMN figure TEXT NOT NULL DEFAULT '"days_since"';
ALTER TABLE clock ADD COLUMN place TEXT NOT NULL DEFAULT '"shown"';
ALTER TABLE clock ADD COLUMN is_main INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1));

-- `ended_on` stays the first day of use again. `earlier`: history from before one began to count; what lies between it and
-- the next period is no return to use. A time of day stands in `zone`.
ALTER TABLE period ADD COLUMN began_minute INTEGER CHECK (began_minute BETWEEN 0 AND 1439);
ALTER TABLE period ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE period ADD COLUMN earlier INTEGER NOT NULL DEFAULT 0 CHECK (earlier IN (0, 1));

-- A return to use cuts a period and changes no row of it: taken away again, everything is as it was.
-- `ended_on` is the last day of use; null while it goes on.
CREATE TABLE return_to_use (
    seq          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    clock        INTEGER NOT NULL REFERENCES clock (seq),
    began_on     TEXT NOT NULL,
    began_minute INTEGER CHECK (began_minute BETWEEN 0 AND 1439),
    ended_on     TEXT CHECK (ended_on >= began_on),
    ended_minute INTEGER CHECK (ended_minute BETWEEN 0 AND 1439),
    zone         TEXT NOT NULL,            -- in which the times of day were read
    entry_id     TEXT,                     -- what was written about it, in the journal
    changed_at   TEXT NOT NULL,
    deleted_at   TEXT,
    CHECK (ended_minute IS NULL OR ended_on IS NOT NULL)
) STRICT;
CREATE INDEX return_of_clock ON return_to_use (clock, began_on);

-- A milestone of the user's own, or one of the clock's set that is not wanted (`hidden`).
CREATE TABLE own_milestone (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    clock      INTEGER NOT NULL REFERENCES clock (seq),
    unit       TEXT NOT NULL,
    count      INTEGER NOT NULL CHECK (count BETWEEN 1 AND 100000),
    name       TEXT NOT NULL DEFAULT '',
    colour     TEXT,
    hidden     INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX own_milestone_once ON own_milestone (clock, unit, count) WHERE deleted_at IS NULL;

-- What belongs to a milestone that was reached: a note, a picture, that it was greeted, and for which return to use it is
-- kept. What follows from the dates alone has no row.
CREATE TABLE milestone_reached (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    clock      INTEGER NOT NULL REFERENCES clock (seq),
    unit       TEXT NOT NULL,
    count      INTEGER NOT NULL,
    reached_on TEXT NOT NULL,
    note       TEXT NOT NULL DEFAULT '',
    greeted_at TEXT,
    kept_for   INTEGER REFERENCES return_to_use (seq),
    changed_at TEXT NOT NULL,
    UNIQUE (clock, unit, count, reached_on)
) STRICT;

-- Of the chip, as the file was. One that was replaced is deleted, not gone.
CREATE TABLE milestone_picture (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    clock      INTEGER NOT NULL REFERENCES clock (seq),
    unit       TEXT NOT NULL,
    count      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    bytes      BLOB NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX picture_of_milestone ON milestone_picture (clock, unit, count) WHERE deleted_at IS NULL;

-- What sober days give back: money (minor units of `currency`), time (minutes), or something of the user's own.
-- `rates`: [{from_on, per, amount}], what a day or a week of use took, from a day on.
CREATE TABLE gain (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    clock       INTEGER NOT NULL REFERENCES clock (seq),
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL DEFAULT '',
    currency    TEXT NOT NULL DEFAULT '',
    rates       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(rates)),
    goal_name   TEXT NOT NULL DEFAULT '',
    goal_amount INTEGER CHECK (goal_amount > 0),
    changed_at  TEXT NOT NULL,
    deleted_at  TEXT
) STRICT;
CREATE INDEX gain_of_clock ON gain (clock);

-- ── look-back ───────────────────────────────────────────────────────────────────────────────────

-- One row a day at most; a day without one is simply empty.
CREATE TABLE day_looked_at (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    lived_on   TEXT NOT NULL,
    intention  TEXT NOT NULL DEFAULT '',
    hardness   INTEGER CHECK (hardness BETWEEN 1 AND 5),
    line       TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX day_looked_at_once ON day_looked_at (lived_on) WHERE deleted_at IS NULL;
