-- Everything that was read is kept and never changes: report versions, readings, claims,
-- judgements. Only `report` moves, to say which version and reading are shown.
-- Tables after `claim_body` are columns to filter by; each can be made again from the bodies.

CREATE TABLE report (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES report_version (key) DEFERRABLE INITIALLY DEFERRED,
    reading INTEGER NOT NULL REFERENCES reading (key) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX report_shows ON report (reading);

CREATE TABLE report_version (
    key INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    uid TEXT NOT NULL,              -- content hash of all that is stored of it
    sha256 TEXT NOT NULL,           -- of the text, UTF-8
    title TEXT,
    outlet TEXT,
    outlet_key TEXT,                -- as names are compared
    published TEXT,
    language TEXT,
    url TEXT,
    first_read_at TEXT NOT NULL,    -- ISO 8601, UTC
    body TEXT NOT NULL,             -- JSON: every field of the report but its text
    text TEXT NOT NULL,
    UNIQUE (report, number),
    UNIQUE (report, uid)
) STRICT;

CREATE TABLE reading (
    key INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES report_version (key),
    reader TEXT NOT NULL,           -- extractor and model versions
    status TEXT NOT NULL CHECK (status IN ('read', 'unsupported language')),
    claims INTEGER NOT NULL,
    read_at TEXT NOT NULL,
    attributions TEXT NOT NULL,     -- JSON
    UNIQUE (version, reader)
) STRICT;

CREATE TABLE claim (
    key INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading (key),
    ordinal INTEGER NOT NULL,       -- order in the text
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    stance TEXT NOT NULL,
    hedged INTEGER NOT NULL,
    own_voice INTEGER NOT NULL,
    unnamed INTEGER NOT NULL,       -- its origin is
    confidence REAL NOT NULL,
    earliest TEXT,                  -- ISO 8601 days of its time; an open end is far away
    latest TEXT,
    UNIQUE (reading, ordinal),
    UNIQUE (id, reading)
) STRICT;

CREATE INDEX claim_stance ON claim (stance);

CREATE TABLE claim_body (
    claim INTEGER PRIMARY KEY REFERENCES claim (key),
    body TEXT NOT NULL              -- JSON: the whole claim
) STRICT;

CREATE TABLE link (
    claim INTEGER NOT NULL REFERENCES claim (key),
    ordinal INTEGER NOT NULL,
    origin INTEGER NOT NULL,        -- the last of the chain, or one who speaks with it
    name_key TEXT NOT NULL,
    entity TEXT,
    PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE quantity (
    claim INTEGER NOT NULL REFERENCES claim (key),
    ordinal INTEGER NOT NULL,
    measure TEXT,
    low REAL,
    high REAL,
    PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    claim INTEGER NOT NULL REFERENCES claim (key),
    ordinal INTEGER NOT NULL,
    country TEXT,
    x REAL,                         -- the point on the unit sphere, so that near and far
    y REAL,                         -- need no trigonometry and no edge of the map
    z REAL,
    PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    claim INTEGER NOT NULL REFERENCES claim (key),
    ordinal INTEGER NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
    claim INTEGER NOT NULL REFERENCES claim (key),
    ordinal INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    entity TEXT,
    PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_name ON link (origin, name_key, entity);
CREATE INDEX quantity_measure ON quantity (measure, low, high);
CREATE INDEX quantity_bounds ON quantity (low, high);
CREATE INDEX place_point ON place (z, x, y);
CREATE INDEX place_country ON place (country);
CREATE INDEX event_type ON event (type);
CREATE INDEX actor_name ON actor (name_key, entity);

CREATE VIRTUAL TABLE claim_search USING fts5 (
    content,
    content = 'claim', content_rowid = 'key',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER claim_is_searchable AFTER INSERT ON claim BEGIN
    INSERT INTO claim_search (rowid, content) VALUES (new.key, new.content);
END;

CREATE VIRTUAL TABLE report_search USING fts5 (
    title, text,
    content = 'report_version', content_rowid = 'key',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER report_is_searchable AFTER INSERT ON report_version BEGIN
    INSERT INTO report_search (rowid, title, text) VALUES (new.key, new.title, new.text);
END;

CREATE TABLE judgement (
    key INTEGER PRIMARY KEY,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subjects TEXT NOT NULL,         -- JSON: ids that it is about
    body TEXT NOT NULL              -- JSON
) STRICT;

CREATE TRIGGER judgement_never_changes BEFORE UPDATE ON judgement BEGIN
    SELECT RAISE (ABORT, 'judgements are only ever added');
END;

CREATE TRIGGER judgement_stays BEFORE DELETE ON judgement BEGIN
    SELECT RAISE (ABORT, 'judgements are only ever added');
END;

CREATE TRIGGER version_never_changes BEFORE UPDATE ON report_version BEGIN
    SELECT RAISE (ABORT, 'a version of a report never changes');
END;

CREATE TRIGGER reading_never_changes BEFORE UPDATE ON reading BEGIN
    SELECT RAISE (ABORT, 'a reading never changes');
END;

CREATE TRIGGER claim_never_changes BEFORE UPDATE ON claim BEGIN
    SELECT RAISE (ABORT, 'a claim never changes');
END;

CREATE TRIGGER claim_body_never_changes BEFORE UPDATE ON claim_body BEGIN
    SELECT RAISE (ABORT, 'a claim never changes');
END;
