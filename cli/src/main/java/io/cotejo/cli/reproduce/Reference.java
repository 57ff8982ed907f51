package io.cotejo.cli.reproduce;

import io.cotejo.cli.report.Document;
import io.cotejo.cli.report.PublishedRun;
import io.cotejo.cli.train.JobFiles;
import java.util.List;
import java.util.Set;

/**
 * A published document with the jobs that train its runs anew.
 *
 * @param jobs one for each run of the document, in its order
 */
record Reference(Document document, List<JobFiles.Document> jobs) {
    Reference {
        jobs = List.copyOf(jobs);
        var published = document.runs().stream().map(PublishedRun::name).toList();
        var trained = jobs.stream().map(job -> job.job().name()).toList();
        if (!published.equals(trained)) {
            throw new IllegalArgumentException(
                    "the published runs of %s must be those of its job file, in the same order: %s, were %s"
                            .formatted(document.experiment(), trained, published));
        }
        jobs.forEach(job -> requireExperiment(document, job));
    }

    private static void requireExperiment(Document document, JobFiles.Document job) {
        if (!job.job().experiment().equals(document.experiment())) {
            throw new IllegalArgumentException("the experiment of %s must be %s, was %s"
                    .formatted(
                            job.job().name(), document.experiment(), job.job().experiment()));
        }
    }

    /** The same with nothing but the runs of these names. */
    Reference only(Set<String> names) {
        var runs = document.runs().stream()
                .filter(run -> names.contains(run.name()))
                .toList();
        return new Reference(
                new Document(document.experiment(), document.title(), document.about(), runs),
                jobs.stream().filter(job -> names.contains(job.job().name())).toList());
    }
}
