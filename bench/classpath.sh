# Sourced by the benchmarks, which lie beside it; $root is the repository.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

# benchmark_package MODULES [OPTION…] packages services and goes to the root, from which the benchmarks start them.
benchmark_package() {
    benchmark_java
    cd "$root"
    modules=$1
    shift
    ./mvnw -q -pl "$modules" -am "$@" package -Dmaven.test.skip=true -Dspotless.skip=true -Djacoco.skip=true
}

# benchmark MODULE HEAP CLASS [ARGUMENT…] runs the class of a module's tests, in the place of the script.
benchmark() {
    benchmark_java
    benchmark_classpath "$1"
    heap=$2
    shift 2
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Xmx$heap" \
        -Djava.util.logging.manager=org.jboss.logmanager.LogManager "$@"
}

# benchmark_classpath MODULE compiles a module with its tests and sets CLASSPATH. The variable, and not an argument: ONNX
# Runtime crashes a JVM whose command line is longer than about 4,000 bytes.
benchmark_classpath() {
    (cd "$root" && ./mvnw -q -pl "$1" -am test-compile dependency:build-classpath \
        -Dspotless.skip=true -Djacoco.skip=true -Dmdep.outputFile=target/classpath.txt) || exit 1
    CLASSPATH=$root/$1/target/classes:$root/$1/target/test-classes:$(cat "$root/$1/target/classpath.txt")
    export CLASSPATH
}

# The JDK that ./cotejo would take.
benchmark_java() {
    JAVA_HOME=$("$root/cotejo" --print-jdk) || exit 1
    export JAVA_HOME
}
