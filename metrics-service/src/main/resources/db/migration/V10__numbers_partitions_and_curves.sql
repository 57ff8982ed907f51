-- Numbers of versions are not given twice, even where the exports no longer tell how many there were.
ALTER TABLE deleted_exports ADD COLUMN version int;

-- The partition that a record is to go to, where it matters.
ALTER TABLE outbox ADD COLUMN partition int;

-- A row of curves changes with every epoch. With room in its page, and no index on what changes, that costs no more than
-- the row. The table is small enough to be looked through for changes.
DROP INDEX curves_by_change;
ALTER TABLE curves SET (fillfactor = 70);

-- Where an attempt trained epochs anew, what lower ones said of them goes, and counts no longer among the best.
DELETE FROM epochs e USING (
    SELECT c.run_id, c.attempt, min(f.epoch) AS first FROM curves c JOIN epochs f USING (run_id, attempt)
    WHERE c.attempt > 1 GROUP BY c.run_id, c.attempt) anew
WHERE e.run_id = anew.run_id AND e.attempt < anew.attempt AND e.epoch > anew.first;
UPDATE curves c SET
    best_train_loss = e.train_loss,
    best_train_accuracy = e.train_accuracy,
    best_validation_loss = e.validation_loss,
    best_validation_accuracy = e.validation_accuracy
FROM (SELECT run_id, min(train_loss) AS train_loss, max(train_accuracy) AS train_accuracy,
        min(validation_loss) AS validation_loss, max(validation_accuracy) AS validation_accuracy
    FROM epochs GROUP BY run_id) e
WHERE e.run_id = c.run_id AND c.attempt > 1;
