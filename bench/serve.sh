#!/bin/sh
# What a prediction over HTTP costs the server, against an empty route, ONNX Runtime in process, and a plain service:
# bench/serve.sh [SECONDS] of each measurement (default 4) in each of five rounds, after three of warming up
set -eu
. "$(dirname -- "$0")/classpath.sh"
benchmark_package inference-service,trainer-service,bench/peer -Pbench
benchmark inference-service 512m io.cotejo.inference.bench.ServeBenchmark "$@"
