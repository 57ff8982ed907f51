-- When a new version becomes the champion, where somebody has said so.
CREATE TABLE policies (
    model  text PRIMARY KEY,
    change bigint      NOT NULL,
    at     timestamptz NOT NULL,
    event  jsonb       NOT NULL
);
-- An alias that was removed keeps its row, and with it the count of its moves.
ALTER TABLE aliases ALTER COLUMN version DROP NOT NULL;
