#!/bin/sh
# Broken and strange requests to the packaged inference-service; exit code 1 if it answers as it may not:
# bench/fuzz.sh [MINUTES [SEED [CASES]]] (default 10 minutes from a seed that is drawn; SEED 1 repeats one case)
set -eu
. "$(dirname -- "$0")/classpath.sh"
benchmark_package inference-service
benchmark inference-service 512m io.cotejo.inference.fuzz.FuzzBenchmark "$@"
