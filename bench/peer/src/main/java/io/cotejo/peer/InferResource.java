package io.cotejo.peer;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** One model, one run for each request. The session has the same settings as the inference-service's. */
@Singleton
@Path("/v2")
public class InferResource {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /** Opens the model. */
    public InferResource(PeerConfig config) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(config.model().toString(), options);
        }
    }

    /** Whether it listens. */
    @GET
    @Path("/health/ready")
    public Map<String, Boolean> ready() {
        return Map.of("ready", true);
    }

    /** The scores of some images. */
    @POST
    @Path("/models/{model}/infer")
    public Infer.Answer infer(String model, Infer.Request request) throws OrtException {
        var image = request.inputs().getFirst();
        var shape = image.shape().stream().mapToLong(Long::longValue).toArray();
        try (var tensor = OnnxTensor.createTensor(environment, pixels(image.data()), shape, OnnxJavaType.UINT8);
                var result = session.run(Map.of(image.name(), tensor))) {
            return new Infer.Answer(model, "1", List.of(output("logits", result), output("probabilities", result)));
        }
    }

    private static ByteBuffer pixels(int[] data) {
        var pixels = ByteBuffer.allocateDirect(data.length);
        for (int value : data) {
            pixels.put((byte) value);
        }
        return pixels.flip();
    }

    private static Infer.Output output(String name, OrtSession.Result result) throws OrtException {
        var rows = (float[][]) result.get(name).orElseThrow().getValue();
        var flat = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[row].length, rows[row].length);
        }
        return new Infer.Output(name, "FP32", List.of((long) rows.length, (long) rows[0].length), flat);
    }

    @PreDestroy
    void close() throws OrtException {
        session.close();
    }
}
