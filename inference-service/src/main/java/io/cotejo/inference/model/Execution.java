package io.cotejo.inference.model;

import java.util.ArrayList;
import java.util.List;

/** Runs one version of a model for several who wait for it, in one run. Safe for use by several threads. */
final class Execution {
    private final OnnxClassifier classifier;
    private final VersionMeters meters;

    Execution(OnnxClassifier classifier, VersionMeters meters) {
        this.classifier = classifier;
        this.meters = meters;
    }

    /** Classifies the images of those who still wait, at most {@link OnnxClassifier#MOST_ROWS} of all together. */
    void run(List<Work> gathered) {
        long start = System.nanoTime();
        var works = wanted(gathered, start);
        if (works.isEmpty()) {
            return;
        }
        var images = new ArrayList<Pixels>(works.size());
        works.forEach(work -> images.add(work.pixels()));
        List<Scores> scores;
        try {
            scores = classifier.classify(images);
        } catch (InferenceFailedException e) {
            works.forEach(work -> work.failed(e));
            return;
        } catch (RuntimeException | OutOfMemoryError e) {
            var failure = new InferenceFailedException(e); // everyone is told, whatever it was
            works.forEach(work -> work.failed(failure));
            return;
        }
        meters.computed(images.stream().mapToInt(Pixels::rows).sum(), System.nanoTime() - start);
        for (int i = 0; i < works.size(); i++) {
            works.get(i).classified(scores.get(i));
        }
    }

    private static List<Work> wanted(List<Work> gathered, long now) {
        var works = new ArrayList<Work>(gathered.size());
        for (var work : gathered) {
            if (work.wanted(now)) {
                works.add(work);
            }
        }
        return works;
    }
}
