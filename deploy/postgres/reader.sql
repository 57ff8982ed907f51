-- The role that Grafana reads with: it sees every table of the service, those of later versions too, and changes none.
-- Compose runs this when it makes the database. Elsewhere, as the role that the metrics-service connects with and that may
-- create roles; again after the database was made anew, or to set another password:
--   READER_PASSWORD=… psql -U cotejo -d cotejo -v ON_ERROR_STOP=1 -f deploy/postgres/reader.sql
\getenv reader_password READER_PASSWORD
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cotejo_reader') THEN
        CREATE ROLE cotejo_reader;
    END IF;
END $$;
ALTER ROLE cotejo_reader LOGIN PASSWORD :'reader_password' CONNECTION LIMIT 20;
ALTER ROLE cotejo_reader SET default_transaction_read_only = on;
ALTER ROLE cotejo_reader SET statement_timeout = '30s';
GRANT USAGE ON SCHEMA public TO cotejo_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO cotejo_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO cotejo_reader;
