package io.cotejo.inference.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.Locale;

/** What ONNX Runtime computes models with. */
enum Provider {
    /** The processor. */
    CPU {
        @Override
        void addTo(OrtSession.SessionOptions options) {
            // is always there
        }
    },
    /** The first graphics card of Nvidia's. */
    CUDA {
        @Override
        void addTo(OrtSession.SessionOptions options) throws OrtException {
            try (var cuda = new OrtCUDAProviderOptions(0)) {
                cuda.add("use_tf32", "0"); // its 10 bits are too few for the parity certificate
                cuda.add("cudnn_conv_algo_search", "HEURISTIC"); // no trials at every size of a batch
                options.addCUDA(cuda);
            }
        }
    };

    /** Has a session that is made with these options use it. */
    abstract void addTo(OrtSession.SessionOptions options) throws OrtException;

    /** Its name in meters and logs. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
