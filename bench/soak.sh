#!/bin/sh
# The packaged inference-service under mixed traffic while its champion changes; exit code 1 if something does not hold:
# bench/soak.sh [REQUESTS [SWAPS]] (default 2,000,000 and 200)
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/bench/classpath.sh"
benchmark_java
cd "$root"
./mvnw -q -pl inference-service -am package -Dmaven.test.skip=true -Dspotless.skip=true -Djacoco.skip=true
benchmark_classpath inference-service
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx512m \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager io.cotejo.inference.bench.SoakBenchmark "$@"
