-- Copies of the vault that were made outside its folder: by them the program knows whether to speak of making one.
CREATE TABLE copy_made (
    seq     INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    folder  TEXT NOT NULL,
    bytes   INTEGER NOT NULL CHECK (bytes >= 0)
) STRICT;
