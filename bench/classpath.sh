# Sourced by the benchmarks: benchmark_classpath MODULE compiles a module with its tests and sets CLASSPATH. The variable,
# and not an argument: ONNX Runtime crashes a JVM whose command line is longer than about 4,000 bytes.
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
