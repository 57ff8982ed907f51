#!/bin/sh
# How long the read side of metrics-service takes to answer with many runs of 50 epochs in its database, and how long it
# takes to read them all from the topics: bench/compare.sh [RUNS] (at least 5,050; default 10,000)
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/bench/classpath.sh"
benchmark_java
cd "$root"
./mvnw -q -pl metrics-service -am package -Dmaven.test.skip=true -Dspotless.skip=true -Djacoco.skip=true
benchmark_classpath metrics-service
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx1g \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager io.cotejo.metrics.bench.CompareBenchmark "$@"
