#!/bin/sh
# What a prediction over HTTP costs the server, against an empty route, ONNX Runtime in process, and a plain service:
# bench/serve.sh [SECONDS] of each measurement (default 10), after twice as many of warming up
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/bench/classpath.sh"
benchmark_java
cd "$root"
./mvnw -q -Pbench -pl inference-service,trainer-service,bench/peer -am package \
    -Dmaven.test.skip=true -Dspotless.skip=true -Djacoco.skip=true
benchmark_classpath inference-service
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx512m \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager io.cotejo.inference.bench.ServeBenchmark "$@"
