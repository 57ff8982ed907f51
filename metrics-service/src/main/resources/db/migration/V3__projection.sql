-- How far each partition has been folded; moved on in the transaction that folds.
CREATE TABLE consumed (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- One row once versions, aliases and ledger have been read back from their topics.
CREATE TABLE registry_restored (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    at       timestamptz NOT NULL
);

-- Records that are to be sent, written in the transaction that decides on them, deleted when Kafka has them.
CREATE TABLE outbox (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id      text NOT NULL UNIQUE,
    topic         text NOT NULL,
    key           text,
    value         bytea,
    header_names  text[]  NOT NULL,
    header_values bytea[] NOT NULL
);
