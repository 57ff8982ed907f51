-- To Kafka a key and a header's name are bytes: they may hold what a text may not, such as NUL.
ALTER TABLE outbox ALTER COLUMN key TYPE bytea USING convert_to(key, 'UTF8');
ALTER TABLE outbox ADD COLUMN header_keys bytea[];
UPDATE outbox SET header_keys = ARRAY(
    SELECT convert_to(name, 'UTF8') FROM unnest(header_names) WITH ORDINALITY AS named (name, place) ORDER BY place);
ALTER TABLE outbox ALTER COLUMN header_keys SET NOT NULL;
ALTER TABLE outbox DROP COLUMN header_names;
