#!/bin/sh
# Epoch events per second from Kafka into PostgreSQL: bench/ingest.sh [RUNS], with 50 epochs a run.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/bench/classpath.sh"
benchmark_java
benchmark_classpath metrics-service
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx1g \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager io.cotejo.metrics.bench.IngestBenchmark "$@"
