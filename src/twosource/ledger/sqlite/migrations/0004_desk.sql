-- What a desk keeps beside reports and claims: the feeds it reads when told to, which of their
-- items were read, and what was handed out.

CREATE TABLE feed (
    url TEXT PRIMARY KEY,
    title TEXT,
    added_at TEXT NOT NULL,         -- ISO 8601, UTC
    read_at TEXT,                   -- when it was last asked for
    etag TEXT,                      -- validators of its last answer (RFC 9110)
    modified TEXT,
    problem TEXT                    -- why it could not be read the last time
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_item (
    key TEXT PRIMARY KEY,           -- hash of the item's address, or of its feed and guid
    digest TEXT NOT NULL,           -- hash of what the feed said of it
    failures INTEGER NOT NULL,      -- how often in a row its page could not be read
    read_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE export_log (
    key INTEGER PRIMARY KEY,
    at TEXT NOT NULL,               -- ISO 8601, UTC
    who TEXT NOT NULL,
    format TEXT NOT NULL,
    profile TEXT NOT NULL,
    filters TEXT NOT NULL,          -- JSON: name and value of each condition
    lines INTEGER NOT NULL,         -- lines, or rows of all tables
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,           -- of what was written
    target TEXT,                    -- name of the file; unknown for standard output
    whole INTEGER NOT NULL          -- whether it was written to the end
) STRICT;

CREATE TRIGGER export_log_never_changes BEFORE UPDATE ON export_log BEGIN
    SELECT RAISE (ABORT, 'the log of exports is only ever added to');
END;

CREATE TRIGGER export_log_stays BEFORE DELETE ON export_log BEGIN
    SELECT RAISE (ABORT, 'the log of exports is only ever added to');
END;
