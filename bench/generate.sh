#!/bin/sh
# Writes completed runs of 50 epochs, in experiments of 500, into the topics of a broker, to see how the pages bear them:
# bench/generate.sh [RUNS [BROKER [PREFIX]]], with 10,000 runs, 127.0.0.1:9092 and cotejo. if nothing else is said.
set -eu
. "$(dirname -- "$0")/classpath.sh"
benchmark metrics-service 512m io.cotejo.metrics.bench.GenerateRuns "$@"
