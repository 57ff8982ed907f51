package io.cotejo.cli.train;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.cotejo.cli.client.TrainerClient;
import io.cotejo.cli.client.TrainerClient.Submission;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.RunId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Hands jobs to the trainer and tells which runs they became. */
public final class Submissions {
    private final TrainerClient trainer;
    private final Terminal terminal;

    /** Submits to the given service. */
    public Submissions(TrainerClient trainer, Terminal terminal) {
        this.trainer = trainer;
        this.terminal = terminal;
    }

    /** Submits all, in order; says first how many runs a document has become, if it is more than one. */
    public List<Submission> submit(List<JobFiles.Document> documents) {
        documents.stream()
                .collect(groupingBy(JobFiles.Document::place, LinkedHashMap::new, counting()))
                .forEach(this::tellSeveral);
        var random = new SecureRandom();
        var submissions = new ArrayList<Submission>();
        for (var document : documents) {
            var submission = trainer.submit(document.json(), RunId.next(Clock.systemUTC(), random));
            submissions.add(submission);
            terminal.line("submitted %s/%s as run %s"
                    .formatted(submission.experiment(), submission.name(), submission.runId()));
        }
        return submissions;
    }

    private void tellSeveral(String place, long runs) {
        if (runs > 1) {
            terminal.line("%s: %d runs".formatted(place, runs));
        }
    }
}
