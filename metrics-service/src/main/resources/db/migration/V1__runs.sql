-- What the training topics say. No foreign keys: the topics come in no order among themselves.
CREATE TABLE runs (
    run_id            uuid PRIMARY KEY,
    attempt           int         NOT NULL,
    status            text        NOT NULL,
    at                timestamptz NOT NULL,
    experiment        text,
    name              text,
    model             text,
    dataset           text,
    network           text,
    optimizer         text,
    seed              bigint,
    epochs            int,
    parameters        bigint,
    multiply_adds     bigint,
    submitted_at      timestamptz NOT NULL,
    started_at        timestamptz,
    ended_at          timestamptz,
    reason            text,
    best_epoch        int,
    test_loss         float8,
    test_accuracy     float8,
    training_seconds  float8,
    images_per_second float8,
    weights_sha256    text,
    job               jsonb,
    provenance        jsonb,
    summary           jsonb,
    results           jsonb
);
CREATE INDEX runs_by_experiment ON runs (experiment, submitted_at DESC);
CREATE INDEX runs_by_submission ON runs (submitted_at DESC);

CREATE TABLE epochs (
    run_id              uuid        NOT NULL,
    epoch               int         NOT NULL,
    attempt             int         NOT NULL,
    at                  timestamptz NOT NULL,
    epochs              int         NOT NULL,
    learning_rate       float8      NOT NULL,
    train_loss          float8      NOT NULL,
    train_accuracy      float8      NOT NULL,
    validation_loss     float8,
    validation_accuracy float8,
    test_loss           float8,
    test_accuracy       float8,
    monitored           float8      NOT NULL,
    best                boolean     NOT NULL,
    training_seconds    float8      NOT NULL,
    images_per_second   float8      NOT NULL,
    PRIMARY KEY (run_id, epoch)
);

-- Where each run's curve stands: its highest attempt, which fences the lower ones off, and its last epoch.
CREATE TABLE curves (
    run_id            uuid PRIMARY KEY,
    attempt           int         NOT NULL,
    at                timestamptz NOT NULL,
    epochs_done       int         NOT NULL,
    train_loss        float8      NOT NULL,
    train_accuracy    float8      NOT NULL,
    held_out_loss     float8      NOT NULL,
    held_out_accuracy float8      NOT NULL,
    images_per_second float8      NOT NULL
);

CREATE TABLE checkpoints (
    run_id  uuid PRIMARY KEY,
    attempt int   NOT NULL,
    epoch   int   NOT NULL,
    event   jsonb NOT NULL
);
