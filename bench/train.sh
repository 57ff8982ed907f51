#!/bin/sh
# Training speed of the reference networks against PyTorch, in turn: bench/train.sh [--rounds N] [NETWORK…]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/bench/classpath.sh"
python=${PYTHON:-/usr/bin/python3}
data=${COTEJO_DATA:?set COTEJO_DATA to a folder that holds mnist/}
threads=${THREADS:-$(nproc)}
rounds=3
if [ "${1:-}" = --rounds ]; then
    rounds=$2
    shift 2
fi
[ $# -gt 0 ] || set -- mlp-32 cnn strong-cnn

"$python" -c 'import torch' 2>/dev/null || {
    echo "PyTorch is missing from $python: apt-get install python3-torch python3-numpy libopenblas0-pthread, or set PYTHON" >&2
    exit 1
}
benchmark_java
benchmark_classpath trainer-service
# What every launcher of the trainer sets: docs/decisions/0007-what-the-engine-needs-of-its-environment.md
ours_environment='GOMP_SPINCOUNT=10000 MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=536870912 MALLOC_TOP_PAD_=67108864'

figure() { # the number of a field of a JSON line
    sed -n "s/.*\"$1\": *\([0-9.]*\).*/\1/p"
}

printf '%-12s %6s %14s %14s %7s\n' network round 'ours images/s' 'peer images/s' ratio
for network; do
    case $network in strong-cnn) epochs=1 ;; *) epochs=3 ;; esac
    round=1
    while [ "$round" -le "$rounds" ]; do
        # shellcheck disable=SC2086 # several assignments
        ours=$(env $ours_environment "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx1g \
            -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
            io.cotejo.trainer.train.TrainingBenchmark "$network" "$epochs" "$data" 2>/dev/null | figure imagesPerSecond)
        # PyTorch is several times as fast on small networks when its waiting threads sleep: the peer at its best.
        peer=$(env OMP_WAIT_POLICY=passive "$python" "$root/bench/torch_peer.py" "$(echo "$network" | tr -d -)" \
            --data "$data" --epochs "$epochs" --threads "$threads" | figure images_per_s)
        printf '%-12s %6s %14s %14s %7s\n' "$network" "$round" "$ours" "$peer" "$(echo "$ours $peer" | awk '{printf "%.2f", $1 / $2}')"
        round=$((round + 1))
    done
done
