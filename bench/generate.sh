#!/bin/sh
# Writes completed runs of 50 epochs, in experiments of 500, into the topics of a broker, to see how the pages bear them:
# bench/generate.sh [RUNS [BROKER [PREFIX]]], with 10,000 runs, 127.0.0.1:9092 and cotejo. if nothing else is said.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/bench/classpath.sh"
benchmark_java
benchmark_classpath metrics-service
exec "$JAVA_HOME/bin/java" -Xmx512m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    io.cotejo.metrics.bench.GenerateRuns "$@"
