-- One row a model: what is locked while a number is given or an alias moved.
CREATE TABLE models (
    name text PRIMARY KEY
);

CREATE TABLE model_exports (
    model   text        NOT NULL,
    run_id  uuid        NOT NULL,
    attempt int         NOT NULL,
    epoch   int         NOT NULL,
    at      timestamptz NOT NULL,
    event   jsonb       NOT NULL,
    PRIMARY KEY (model, run_id, attempt, epoch)
);

CREATE TABLE model_versions (
    model         text        NOT NULL,
    version       int         NOT NULL,
    run_id        uuid        NOT NULL,
    registered_at timestamptz NOT NULL,
    test_digest   text        NOT NULL,
    test_accuracy float8      NOT NULL,
    test_loss     float8      NOT NULL,
    verdict       text,
    export        jsonb       NOT NULL,
    PRIMARY KEY (model, version),
    UNIQUE (model, run_id)
);
CREATE INDEX model_versions_by_run ON model_versions (run_id);

CREATE TABLE aliases (
    model   text        NOT NULL,
    alias   text        NOT NULL,
    version int         NOT NULL,
    move    bigint      NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (model, alias)
);

CREATE TABLE ledger (
    model text        NOT NULL,
    alias text        NOT NULL,
    move  bigint      NOT NULL,
    at    timestamptz NOT NULL,
    event jsonb       NOT NULL,
    PRIMARY KEY (model, alias, move)
);
