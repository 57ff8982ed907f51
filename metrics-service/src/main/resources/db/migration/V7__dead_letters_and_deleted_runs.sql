-- What is in the dead-letter topics, by its place there. Texts of Kafka are bytes: they may hold what a text may not.
CREATE TABLE dead_letters (
    topic          text        NOT NULL,
    partition      int         NOT NULL,
    record_offset  bigint      NOT NULL,
    key            bytea,
    value          bytea,
    header_keys    bytea[]     NOT NULL,
    header_values  bytea[]     NOT NULL,
    reason         text        NOT NULL,
    attempts       int         NOT NULL,
    from_partition int,
    from_offset    bigint,
    at             timestamptz NOT NULL,
    resubmitted_at timestamptz,
    resubmitted_by text,
    PRIMARY KEY (topic, partition, record_offset)
);
CREATE INDEX dead_letters_by_time ON dead_letters (at DESC);
CREATE INDEX dead_letters_by_origin ON dead_letters (topic, from_partition, from_offset);

-- Runs that were deleted: what still comes of them is ignored.
CREATE TABLE deleted_runs (
    run_id  uuid PRIMARY KEY,
    at      timestamptz NOT NULL,
    changed xid8        NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX deleted_runs_by_change ON deleted_runs (changed);

-- The exports of deleted runs, without what they say: numbers of versions are not given twice.
CREATE TABLE deleted_exports (
    model  text NOT NULL,
    run_id uuid NOT NULL,
    PRIMARY KEY (model, run_id)
);

-- Runs whose files are to be removed from the artifact store; a row goes when they are.
CREATE TABLE files_to_remove (
    run_id uuid PRIMARY KEY
);
