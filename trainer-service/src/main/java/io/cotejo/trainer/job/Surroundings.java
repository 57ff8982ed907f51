package io.cotejo.trainer.job;

import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.ImagesSpec;
import io.cotejo.events.job.InitializeFrom;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.dataset.Described;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.network.TensorSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What the runs of one document find here, looked up once for all that ask for the same. */
final class Surroundings {
    private final Datasets datasets;
    private final BiFunction<InitializeFrom, NetworkPlan, List<Fault>> starts;
    private final Map<Images, Described> described = new HashMap<>();
    private final Map<Start, List<Fault>> checked = new HashMap<>();

    Surroundings(Datasets datasets, BiFunction<InitializeFrom, NetworkPlan, List<Fault>> starts) {
        this.datasets = datasets;
        this.starts = starts;
    }

    private record Images(String name, @Nullable ImagesSpec own) {}

    private record Start(InitializeFrom from, List<TensorSpec> tensors, List<TensorSpec> last) {}

    Described dataset(DatasetSpec spec) {
        return described.computeIfAbsent(new Images(spec.name(), spec.images()), _ -> datasets.describe(spec));
    }

    List<Fault> faults(InitializeFrom from, NetworkPlan plan) {
        var start = new Start(from, plan.tensors(), plan.layers().getLast().tensors());
        return checked.computeIfAbsent(start, _ -> starts.apply(from, plan));
    }
}
