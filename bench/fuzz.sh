#!/bin/sh
# Broken and strange requests to the packaged inference-service; exit code 1 if it answers as it may not:
# bench/fuzz.sh [MINUTES [SEED [CASES]]] (default 10 minutes from a seed that is drawn; SEED 1 repeats one case)
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/bench/classpath.sh"
benchmark_java
cd "$root"
./mvnw -q -pl inference-service -am package -Dmaven.test.skip=true -Dspotless.skip=true -Djacoco.skip=true
benchmark_classpath inference-service
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx512m \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager io.cotejo.inference.fuzz.FuzzBenchmark "$@"
