-- Groups: from any published list to the room that fits. Lists remember where they came from and what their codes mean;
-- groups can be typed by hand, tried, rated and compared.

ALTER TABLE meeting_list ADD COLUMN source_address TEXT NOT NULL DEFAULT '';   -- '' : from a file or from pasted text
ALTER TABLE meeting_list ADD COLUMN fellowship TEXT NOT NULL DEFAULT '';       -- as its user calls it; '' : not said
ALTER TABLE meeting_list ADD COLUMN code_names TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(code_names));
-- What its user said of its columns and weekdays, for the next reading.
ALTER TABLE meeting_list ADD COLUMN reading TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(reading));

-- What a row is called by its list, over every reading of it; `extra` keeps every other field verbatim.
ALTER TABLE listed_meeting ADD COLUMN identity TEXT NOT NULL DEFAULT '';
ALTER TABLE listed_meeting ADD COLUMN group_name TEXT NOT NULL DEFAULT '';
ALTER TABLE listed_meeting ADD COLUMN languages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(languages));
ALTER TABLE listed_meeting ADD COLUMN latitude REAL CHECK (latitude BETWEEN -90 AND 90);
ALTER TABLE listed_meeting ADD COLUMN longitude REAL CHECK (longitude BETWEEN -180 AND 180);
ALTER TABLE listed_meeting ADD COLUMN approximate INTEGER NOT NULL DEFAULT 0 CHECK (approximate IN (0, 1));
ALTER TABLE listed_meeting ADD COLUMN details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details));
UPDATE listed_meeting SET identity = slug || '#' || coalesce(day, '');
CREATE INDEX listed_meeting_by_identity ON listed_meeting (list, identity);

-- `stage`: how far one has come with it. `medium`: null where the way says all, else video, phone, chat or forum.
-- `declined`: what its list says now and the user did not want, as a fingerprint.
ALTER TABLE bookmarked_group ADD COLUMN stage TEXT NOT NULL DEFAULT '"considering"';
ALTER TABLE bookmarked_group ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bookmarked_group ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));
ALTER TABLE bookmarked_group ADD COLUMN medium TEXT CHECK (json_valid(medium));
ALTER TABLE bookmarked_group ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE bookmarked_group ADD COLUMN group_name TEXT NOT NULL DEFAULT '';
ALTER TABLE bookmarked_group ADD COLUMN fellowship TEXT NOT NULL DEFAULT '';
ALTER TABLE bookmarked_group ADD COLUMN languages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(languages));
ALTER TABLE bookmarked_group ADD COLUMN latitude REAL CHECK (latitude BETWEEN -90 AND 90);
ALTER TABLE bookmarked_group ADD COLUMN longitude REAL CHECK (longitude BETWEEN -180 AND 180);
ALTER TABLE bookmarked_group ADD COLUMN details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details));
ALTER TABLE bookmarked_group ADD COLUMN code_names TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(code_names));
ALTER TABLE bookmarked_group ADD COLUMN listed_at TEXT;                -- when its list was read; null: typed by hand
ALTER TABLE bookmarked_group ADD COLUMN declined TEXT NOT NULL DEFAULT '';
UPDATE bookmarked_group SET listed_at = created_at WHERE list_id <> '';
UPDATE bookmarked_group SET position = seq;

-- How a slot comes again: every week, every other week, on some of a month's weekdays, once.
ALTER TABLE group_meeting ADD COLUMN rhythm TEXT NOT NULL DEFAULT '{"kind":"weekly"}' CHECK (json_valid(rhythm));
ALTER TABLE group_meeting ADD COLUMN identity TEXT NOT NULL DEFAULT '';
UPDATE group_meeting SET identity = slug || '#' || coalesce(day, '');

-- Ten seconds after a visit; each from 1 to 5, or not said.
ALTER TABLE attendance ADD COLUMN comfortable INTEGER CHECK (comfortable BETWEEN 1 AND 5);
ALTER TABLE attendance ADD COLUMN supported INTEGER CHECK (supported BETWEEN 1 AND 5);
ALTER TABLE attendance ADD COLUMN motivated INTEGER CHECK (motivated BETWEEN 1 AND 5);

-- The filters one last looked through: one row.
CREATE TABLE kept_filter (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
