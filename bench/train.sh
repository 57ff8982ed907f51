#!/bin/sh
# Training speed of the reference networks against PyTorch, in turn: bench/train.sh [--rounds N] [NETWORK…]
set -eu
. "$(dirname -- "$0")/classpath.sh"
python=${PYTHON:-/usr/bin/python3}
data=${COTEJO_DATA:?set COTEJO_DATA to a folder that holds mnist/ and cifar-10-binary.tar.gz}
threads=${THREADS:-$(nproc)}
rounds=3
if [ "${1:-}" = --rounds ]; then
    rounds=$2
    shift 2
fi
# network, job file, job, the peer's name of it, epochs
networks='mlp-32 mnist-architectures MLP mlp32 5
mlp-512 mnist-dense dense-512 mlp512 3
a-base mnist-mlp-lightning A_base a_base 4
b-tanh-sgd mnist-mlp-lightning B_tanh_sgd b_tanh_sgd 4
c-relu-adamw mnist-mlp-lightning C_relu_adamw c_relu_adamw 3
d-logistic-adam mnist-mlp-lightning D_logistic_adam d_logistic_adam 4
tiny-cnn mnist-architectures TinyCNN tinycnn 2
cnn mnist-architectures CNN cnn 2
simple-cnn mnist-simple-cnn simple-cnn simplecnn 1
strong-cnn mnist-architectures StrongCNN strongcnn 1
cifar-baseline cifar10-mlp baseline cifar_baseline 2
cifar-improved cifar10-mlp baseline_improved cifar_baseline_improved 2
cifar-deep cifar10-mlp deep_bn_dropout_adamw cifar_deep 2
cifar-sgd cifar10-mlp tanh_sgd_nesterov cifar_sgd 2'
# shellcheck disable=SC2046 # several names
[ $# -gt 0 ] || set -- $(echo "$networks" | cut -d' ' -f1)

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

ours() { # job file, job, epochs
    # shellcheck disable=SC2086 # several assignments
    env $ours_environment "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx1g \
        -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
        io.cotejo.trainer.train.TrainingBenchmark "$root/jobs/$1.yaml" "$2" "$3" "$data" 2>/dev/null | figure imagesPerSecond
}

peer() { # the peer's name, epochs; environment before it
    "$python" "$root/bench/torch_peer.py" "$1" --data "$data" --epochs "$2" --threads "$threads" | figure images_per_s
}

known() { # whose figure, the figure
    [ -n "$2" ] || {
        echo "$network: the run of $1 told no figure; run it alone to see why (bench/README.md)" >&2
        exit 1
    }
}

ratio() {
    awk -v ours="$1" -v peer="$2" 'BEGIN { printf "%.2f", ours / peer }'
}

# "sleeping": OMP_WAIT_POLICY=passive, by which PyTorch's waiting threads sleep; "default": they spin.
printf '%-16s %5s %13s %13s %6s %13s %6s\n' network round 'ours images/s' 'peer sleeping' ratio 'peer default' ratio
for network; do
    line=$(echo "$networks" | grep "^$network ") || { echo "there is no network $network, only:
$(echo "$networks" | cut -d' ' -f1)" >&2; exit 2; }
    # shellcheck disable=SC2086 # five words
    set -- $line
    [ -f "$root/jobs/$2.yaml" ] || { echo "$network: there is no jobs/$2.yaml yet"; continue; }
    round=1
    while [ "$round" -le "$rounds" ]; do
        ours=$(ours "$2" "$3" "$5")
        known ours "$ours"
        sleeping=$(OMP_WAIT_POLICY=passive peer "$4" "$5")
        known "the peer, sleeping" "$sleeping"
        default=$(peer "$4" "$5")
        known "the peer" "$default"
        printf '%-16s %5s %13s %13s %6s %13s %6s\n' "$network" "$round" "$ours" \
            "$sleeping" "$(ratio "$ours" "$sleeping")" "$default" "$(ratio "$ours" "$default")"
        round=$((round + 1))
    done
done
