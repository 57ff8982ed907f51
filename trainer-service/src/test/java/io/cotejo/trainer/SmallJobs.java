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

    /** With all that must survive an interruption: every callback and every random choice that a job can ask for. */
    public static String everything(String name, int epochs) {
        return """
                {"experiment": "trainer-it", "name": "%s",
                 "dataset": {"name": "digits", "train": 600, "test": 200,
                   "validation": {"fraction": 0.2, "from": "random", "seed": 5},
                   "augment": {"shift": 2, "rotate": 10, "horizontalFlip": true}},
                 "network": {"type": "mlp", "hidden": [32], "dropout": 0.3, "batchNorm": true},
                 "training": {"epochs": %d, "batchSize": 32, "seed": 7, "monitor": "val_accuracy",
                   "labelSmoothing": 0.1, "gradientClip": {"norm": 1},
                   "schedule": {"type": "cosine", "warmup": 0.5, "finalShare": 0.01}},
                 "optimizer": {"type": "adamw", "learningRate": 0.003, "l2": 1e-5, "amsgrad": true},
                 "callbacks": {
                   "earlyStopping": {"monitor": "val_loss", "patience": 100, "minDelta": 0.01, "startFromEpoch": 2},
                   "reduceLrOnPlateau": {"monitor": "train_accuracy", "factor": 0.5, "patience": 1, "minDelta": 0.05,
                     "cooldown": 2, "minLr": 1e-5},
                   "modelCheckpoint": {"every": 3, "topK": 2},
                   "terminateOnNaN": true,
                   "medianStopping": {"startFromEpoch": 1, "minRuns": 1000}}}
                """.formatted(name, epochs);
    }
}
