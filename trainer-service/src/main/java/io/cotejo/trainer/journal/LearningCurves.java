package io.cotejo.trainer.journal;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/**
 * The monitored figures of all runs, but not more than fit into memory: the runs that have not been heard of for the longest
 * time are forgotten first. Safe for use by several threads.
 */
final class LearningCurves {
    private final int mostFigures;
    private final LinkedHashMap<RunId, LearningCurve> curves = new LinkedHashMap<>(16, 0.75f, true);
    private int figures;

    /** Room for so many figures in all. */
    LearningCurves(int mostFigures) {
        this.mostFigures = mostFigures;
    }

    /** Takes in an epoch. The same again changes nothing. */
    synchronized void add(EpochCompleted epoch) {
        var curve = curves.computeIfAbsent(epoch.runId(), _ -> new LearningCurve());
        figures -= curve.length();
        curve.add(epoch);
        figures += curve.length();
        while (figures > mostFigures && curves.size() > 1) {
            figures -= curves.pollFirstEntry().getValue().length();
        }
    }

    /** For each of the runs asked for that has come as far, the average up to an epoch. */
    synchronized List<Double> averages(int epoch, Predicate<RunId> runs) {
        return curves.entrySet().stream()
                .filter(entry -> runs.test(entry.getKey()))
                .flatMapToDouble(entry -> entry.getValue().averageUpTo(epoch).stream())
                .boxed()
                .toList();
    }
}
