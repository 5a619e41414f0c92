-- What was worked out across reports, by a hash of what it was worked out from. None of it is
-- needed: any row may be deleted at any time and is made again.

CREATE TABLE derived (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
