#!/bin/sh
# Epoch events per second from Kafka into PostgreSQL: bench/ingest.sh [RUNS], with 50 epochs a run.
set -eu
. "$(dirname -- "$0")/classpath.sh"
benchmark metrics-service 1g io.cotejo.metrics.bench.IngestBenchmark "$@"
