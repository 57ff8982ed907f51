package io.cotejo.trainer;

/** Jobs that are trained within moments. */
public final class SmallJobs {
    private SmallJobs() {}

    public static String small(String name) {
        return small(name, 2);
    }

    public static String small(String name, int epochs) {
        return """
                {"experiment": "trainer-it", "name": "%s",
                 "dataset": {"name": "digits", "train": 600, "test": 200, "validation": 100},
                 "network": {"type": "mlp", "hidden": [32], "dropout": 0.3},
                 "training": {"epochs": %d, "batchSize": 32, "seed": 7},
                 "optimizer": {"type": "adam", "learningRate": 0.003}}
                """.formatted(name, epochs);
    }
}
