-- What the challenger of a model gets of its requests, where somebody has said so.
CREATE TABLE traffic (
    model  text PRIMARY KEY,
    change bigint      NOT NULL,
    at     timestamptz NOT NULL,
    event  jsonb       NOT NULL
);
