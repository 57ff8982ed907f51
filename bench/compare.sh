#!/bin/sh
# How long the read side of metrics-service takes to answer with many runs of 50 epochs in its database, and how long it
# takes to read them all from the topics: bench/compare.sh [RUNS] (at least 5,050; default 10,000)
set -eu
. "$(dirname -- "$0")/classpath.sh"
benchmark_package metrics-service
benchmark metrics-service 1g io.cotejo.metrics.bench.CompareBenchmark "$@"
