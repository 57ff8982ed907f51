-- Which transaction changed a row last. What is below the oldest running transaction is settled: no commit can add to
-- it any more. So a reader that goes on from there misses nothing, though transactions commit in any order.
ALTER TABLE runs ADD COLUMN changed xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE curves ADD COLUMN changed xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE epochs ADD COLUMN changed xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE model_versions ADD COLUMN changed xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX runs_by_change ON runs (changed);
CREATE INDEX curves_by_change ON curves (changed);
CREATE INDEX model_versions_by_change ON model_versions (changed);

-- Names these tables: where a reader stood in others says nothing here.
CREATE TABLE tables_id (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    id       uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO tables_id DEFAULT VALUES;
