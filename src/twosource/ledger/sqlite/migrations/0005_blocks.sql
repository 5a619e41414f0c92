-- What stands across reports. None of it is knowledge: all of it is worked out from reports, claims
-- and judgements, may be deleted at any time together, and is then made again.

DELETE FROM derived WHERE kind LIKE 'keys %' OR kind LIKE 'blocks %';

CREATE TABLE to_group (                -- reports that grouping hasn't taken in as they are shown
    report TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER report_is_to_be_grouped AFTER INSERT ON report BEGIN
    INSERT INTO to_group (report)
        SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM to_group WHERE report = new.id);
END;

CREATE TRIGGER report_is_to_be_grouped_anew AFTER UPDATE OF reading ON report BEGIN
    INSERT INTO to_group (report)
        SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM to_group WHERE report = new.id);
END;

INSERT INTO to_group (report) SELECT id FROM report;

CREATE TABLE grouped (                 -- reports as grouping has taken them in
    node INTEGER PRIMARY KEY,          -- day and a hash of the report's id
    report TEXT NOT NULL UNIQUE,
    reading INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    block INTEGER                      -- none while it has no place
) STRICT;

CREATE INDEX grouped_block ON grouped (block);

CREATE TABLE block_key (               -- what reports are looked up by
    key INTEGER NOT NULL,
    node INTEGER NOT NULL,
    PRIMARY KEY (key, node)
) STRICT, WITHOUT ROWID;

CREATE TABLE block_join (              -- pairs of reports that share keys, in both directions
    node INTEGER NOT NULL,
    other INTEGER NOT NULL,
    level INTEGER NOT NULL,
    PRIMARY KEY (node, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (                   -- its reports never change: others make another block
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    level INTEGER NOT NULL,
    rests_on TEXT                      -- hash of what its events were worked out from, if they are
) STRICT;

CREATE INDEX block_open ON block (key) WHERE rests_on IS NULL;

CREATE TABLE happening (               -- events across reports
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    block INTEGER NOT NULL,
    claims INTEGER NOT NULL,           -- how many
    entry TEXT NOT NULL,               -- JSON: what lists show of it, and look for in it
    body TEXT NOT NULL                 -- JSON: the whole event
) STRICT;

CREATE INDEX happening_id ON happening (id);
CREATE INDEX happening_block ON happening (block);

CREATE TABLE happening_claim (
    claim INTEGER PRIMARY KEY,         -- key of the claim
    happening INTEGER NOT NULL
) STRICT;

CREATE INDEX happening_of_claim ON happening_claim (happening);

CREATE TABLE report_copy (
    report TEXT PRIMARY KEY,
    block INTEGER NOT NULL,
    original TEXT NOT NULL,            -- id of the report that stands for its text
    body TEXT NOT NULL                 -- JSON
) STRICT, WITHOUT ROWID;

CREATE INDEX report_copy_block ON report_copy (block);

CREATE TABLE grouping (                -- what grouping has to remember from one run to the next
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX report_version_published ON report_version (published DESC, report);
CREATE INDEX report_version_outlet ON report_version (outlet_key);
