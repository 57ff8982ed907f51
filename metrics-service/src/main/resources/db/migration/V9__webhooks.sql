-- What webhooks are to be told, written in the transaction that decides it, deleted when they have heard it.
CREATE TABLE webhook_deliveries (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    delivery uuid        NOT NULL DEFAULT gen_random_uuid(),
    webhook  text        NOT NULL,
    occasion text        NOT NULL,
    event_id text        NOT NULL,
    body     text        NOT NULL,
    attempts int         NOT NULL DEFAULT 0,
    next_at  timestamptz NOT NULL,
    UNIQUE (webhook, event_id)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook, next_at);

-- How each webhook's deliveries have gone.
CREATE TABLE webhook_states (
    webhook      text PRIMARY KEY,
    delivered_at timestamptz,
    failed_at    timestamptz,
    failure      text,
    given_up     bigint NOT NULL DEFAULT 0
);
