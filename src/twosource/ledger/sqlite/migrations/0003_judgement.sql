-- A judgement has an id, by which another one can withdraw it: a hash of all that it says.
-- Those that are older than the column have none here; it is worked out from their body.

ALTER TABLE judgement ADD COLUMN uid TEXT;

CREATE UNIQUE INDEX judgement_uid ON judgement (uid);
CREATE INDEX judgement_kind ON judgement (kind);
