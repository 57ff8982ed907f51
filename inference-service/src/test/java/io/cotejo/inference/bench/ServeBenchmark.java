package io.cotejo.inference.bench;

import io.cotejo.events.ModelExported;
import io.cotejo.events.ModelVersion;
import io.cotejo.inference.infer.ParsingCost;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.Images;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a prediction over HTTP costs the server's process: against ONNX Runtime without a server, a plain service of quarkus-rest and
 * Jackson ({@code bench/peer}), and an empty route of that service, which is sent the same bytes. The load
 * generator shares the cores, so throughput is the server's and its own together; processor time is the server's alone.
 * All of it in {@value #ROUNDS} rounds, since the machine's speed varies from minute to minute: a ratio is of figures of the same round.
 * Argument: seconds of each measurement (default 4), after twice as many of warming up the load generator. The servers are warmed up
 * before the first round.
 */
public final class ServeBenchmark {
    private static final Path PEER = Path.of("bench", "peer", "target", "quarkus-app", "quarkus-run.jar");
    private static final ImageShape IMAGE = new ImageShape(1, 28, 28);
    private static final byte[] PIXELS = Images.random(IMAGE, 1, 7);
    private static final String MLP = "mlp";
    private static final String CNN = "strong-cnn";
    private static final List<Integer> CONNECTIONS = List.of(16, 64);
    private static final int CNN_CONNECTIONS = 16;
    private static final int ROUNDS = 5;

    /** How often a server meets each kind of request before it is measured: its code is compiled on the same cores. */
    private static final int WARM_UPS = 3;

    private final Models models;
    private final InferenceService service;
    private final ServerProcess peer;
    private final Measurements measurements;
    private final Duration time;
    private final ServeTable table = new ServeTable();

    /** What is served. */
    private record Models(ModelExported mlp, ModelExported cnn) {
        static Models trained() throws IOException {
            var networks = new LinkedHashMap<String, String>();
            networks.put(MLP, "{ type: mlp, hidden: [128, 64] }");
            networks.put(CNN, "{ type: preset, name: strong-cnn }");
            var exports = new TrainedModels(InferenceService.FOLDER).of(networks);
            return new Models(exports.getFirst(), exports.getLast());
        }
    }

    private ServeBenchmark(Models models, InferenceService service, ServerProcess peer, int seconds) {
        this.models = models;
        this.service = service;
        this.peer = peer;
        measurements = new Measurements(InferenceService.FOLDER, seconds);
        time = Duration.ofSeconds(seconds);
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
        var models = Models.trained();
        try (var service = InferenceService.start("-Xmx512m")) {
            for (var export : List.of(models.mlp(), models.cnn())) {
                service.service().registry().crown(new ModelVersion(export.model(), 1, Exports.AT, export));
                service.awaitModel(export.model());
            }
            try (var peer = peer(service, models.mlp())) {
                new ServeBenchmark(models, service, peer, seconds).run();
            }
        }
    }

    private static ServerProcess peer(InferenceService service, ModelExported mlp) {
        var file = service.service().store().path(mlp.onnx().uri());
        return ServerProcess.start(
                PEER,
                List.of("-Xmx512m"),
                Map.of("PEER_MODEL", file.toString()),
                InferenceService.FOLDER,
                "/v2/health/ready");
    }

    private void run() throws Exception {
        for (int pass = 1; pass <= WARM_UPS; pass++) {
            System.err.println("warming up " + pass + " of " + WARM_UPS);
            warmUp();
        }
        for (int round = 1; round <= ROUNDS; round++) {
            System.err.println("round " + round + " of " + ROUNDS);
            round();
        }
        table.print();
    }

    private void round() throws Exception {
        var mlp = InProcess.model(onnx(models.mlp()), PIXELS, 1, time);
        table.add("MLP in process, 1 thread", mlp);
        var parsing = parsing();
        table.add("parsing of the JSON request in process, 1 thread", parsing);
        for (int connections : CONNECTIONS) {
            binary(connections, mlp.cpuMicros());
            json(connections, mlp.cpuMicros() + parsing.cpuMicros());
        }
        convolutional();
    }

    private void warmUp() throws Exception {
        for (int connections : CONNECTIONS) {
            measurements.of(service.process(), connections, HttpRequests.binary(infer(MLP), PIXELS));
            measurements.of(service.process(), connections, HttpRequests.json(infer(MLP), PIXELS));
            measurements.of(peer, connections, HttpRequests.binary("/floor", PIXELS));
            measurements.of(peer, connections, HttpRequests.json(infer(MLP), PIXELS));
        }
        measurements.of(service.process(), CNN_CONNECTIONS, HttpRequests.binary(infer(CNN), PIXELS));
    }

    private InProcess.Cost parsing() throws Exception {
        var reading = new ParsingCost(models.mlp().signature(), IMAGE, HttpRequests.jsonBody(PIXELS));
        return InProcess.cost(reading::read, time);
    }

    private byte[] onnx(ModelExported model) {
        return service.service().store().read(model.onnx());
    }

    private void binary(int connections, double cpuInProcess) throws Exception {
        var floor = measurements.of(peer, connections, HttpRequests.binary("/floor", PIXELS));
        table.add("empty route, binary request", connections, floor);
        var ours = measurements.of(service.process(), connections, HttpRequests.binary(infer(MLP), PIXELS));
        table.add(
                "(a) MLP, binary; against empty route + in process",
                connections,
                ours,
                ours.cpuMicros() / (floor.cpuMicros() + cpuInProcess),
                "≤ 1.2");
    }

    private void json(int connections, double cpuInProcess) throws Exception {
        var floor = measurements.of(peer, connections, HttpRequests.json("/floor", PIXELS));
        table.add("empty route, JSON request", connections, floor);
        double least = floor.cpuMicros() + cpuInProcess;
        var ours = measurements.of(service.process(), connections, HttpRequests.json(infer(MLP), PIXELS));
        table.add(
                "(b) MLP, JSON; against empty route + parsing + in process",
                connections,
                ours,
                ours.cpuMicros() / least,
                "≤ 1.4");
        var plain = measurements.of(peer, connections, HttpRequests.json(infer(MLP), PIXELS));
        table.add(
                "(d) plain quarkus-rest and Jackson, JSON; CPU against ours",
                connections,
                plain,
                plain.cpuMicros() / ours.cpuMicros(),
                "≥ 5");
        table.add(
                "(d) the same against empty route + parsing + in process, the most that (d) can be",
                connections,
                plain,
                plain.cpuMicros() / least,
                "");
    }

    private void convolutional() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        var limit = InProcess.model(onnx(models.cnn()), PIXELS, cores, time);
        table.add("strong-cnn in process, one image a run, " + cores + " threads", limit);
        var ours = measurements.of(service.process(), CNN_CONNECTIONS, HttpRequests.binary(infer(CNN), PIXELS));
        table.add(
                "(c) strong-cnn, binary; throughput against in process (the load generator shares the cores)",
                CNN_CONNECTIONS,
                ours,
                ours.rate() / limit.rate(),
                "≥ 0.9");
        table.add(
                "(c) the same, by processor time: in process against ours",
                CNN_CONNECTIONS,
                ours,
                limit.cpuMicros() / ours.cpuMicros(),
                "≥ 0.9");
    }

    private static String infer(String model) {
        return "/v2/models/" + model + "/infer";
    }
}
