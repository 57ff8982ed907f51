#!/bin/sh
# The packaged inference-service under mixed traffic while its champion changes; exit code 1 if something does not hold:
# bench/soak.sh [REQUESTS [SWAPS]] (default 2,000,000 and 200)
set -eu
. "$(dirname -- "$0")/classpath.sh"
benchmark_package inference-service
benchmark inference-service 512m io.cotejo.inference.bench.SoakBenchmark "$@"
