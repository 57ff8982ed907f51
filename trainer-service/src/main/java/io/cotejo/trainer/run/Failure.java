package io.cotejo.trainer.run;

import io.cotejo.trainer.checkpoint.GivenWeightsException;
import io.cotejo.trainer.dataset.DatasetException;
import io.cotejo.trainer.export.ExportException;
import io.cotejo.trainer.train.DivergedException;
import java.io.UncheckedIOException;

/**
 * Why a run has failed.
 *
 * @param expected true if it lies in the job, the images or the machine; false if it lies in this program
 * @param reason for a person
 */
record Failure(boolean expected, String reason) {
    static Failure of(Throwable error) {
        var message = String.valueOf(error.getMessage());
        return switch (error) {
            case DatasetException _, DivergedException _, ExportException _, GivenWeightsException _ ->
                new Failure(true, message);
            case UncheckedIOException _ -> new Failure(true, message + ": look at the disk of the trainer");
            case OutOfMemoryError _ ->
                new Failure(
                        true,
                        "the trainer's memory is too small (" + message
                                + "): lower training.batchSize or dataset.train, or give the trainer more");
            default -> new Failure(false, "unexpected error, the trainer's log says more: " + error);
        };
    }
}
