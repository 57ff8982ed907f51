-- The best of each curve, so that thousands of runs are sorted by it without reading their epochs.
ALTER TABLE curves
    ADD COLUMN best_train_loss          float8,
    ADD COLUMN best_train_accuracy      float8,
    ADD COLUMN best_validation_loss     float8,
    ADD COLUMN best_validation_accuracy float8;
UPDATE curves c SET
    best_train_loss = e.train_loss,
    best_train_accuracy = e.train_accuracy,
    best_validation_loss = e.validation_loss,
    best_validation_accuracy = e.validation_accuracy
FROM (SELECT run_id, min(train_loss) AS train_loss, max(train_accuracy) AS train_accuracy,
        min(validation_loss) AS validation_loss, max(validation_accuracy) AS validation_accuracy
    FROM epochs GROUP BY run_id) e
WHERE e.run_id = c.run_id;
