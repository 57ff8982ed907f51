package io.cotejo.trainer.network;

import io.cotejo.events.job.LayerSpec;
import org.jspecify.annotations.Nullable;

/** A network as the methods of a {@link io.cotejo.trainer.engine.Program}. */
final class NetworkScript {
    /** Weights and buffers, in the network's order. */
    static final String TENSORS = "tensors";

    /** Divisors and offsets of {@link PixelScaling}. */
    static final String SCALING = "scaling";

    /** {@code logits(pixels, training)}. */
    static final String LOGITS = "logits";

    private NetworkScript() {}

    /**
     * The methods.
     *
     * @param shifts whether the pixels are moved after they were divided
     * @param labelSmoothing share of each target that is spread evenly over all classes, as <a
     *     href="https://docs.pytorch.org/docs/2.7/generated/torch.nn.CrossEntropyLoss.html">PyTorch</a> defines it
     */
    static String of(NetworkPlan plan, boolean shifts, double labelSmoothing) {
        var script = new StringBuilder("""
                  def logits(self: __torch__.Program, pixels: Tensor, training: bool) -> Tensor:
                    tensors = torch._unwrap_optional(self.tensors)
                    scaling = torch._unwrap_optional(self.scaling)
                    values = torch.div_(torch.to(pixels, 6), scaling[0])
                """);
        if (shifts) {
            script.append("    values = torch.sub_(values, scaling[1])\n");
        }
        int first = 0;
        @Nullable LayerSpec before = null;
        for (var layer : plan.layers()) {
            script.append(LayerScript.of(layer.spec(), before, first));
            first += layer.tensors().size();
            before = layer.spec();
        }
        return script.append("    return values\n")
                .append(forward(labelSmoothing))
                .toString();
    }

    private static String forward(double labelSmoothing) {
        return """
                  def forward(self: __torch__.Program, pixels: Tensor, labels: Tensor) -> Tensor:
                    logits = (self).logits(pixels, True, )
                    logProbabilities = torch.log_softmax(logits, 1)
                    loss = torch.nll_loss(logProbabilities, torch.flatten(labels))
                %s    torch.autograd.backward([loss])
                    return torch.detach(logProbabilities)
                """.formatted(smoothing(labelSmoothing));
    }

    private static String smoothing(double share) {
        return share == 0 ? "" : """
                    spread = torch.mul(torch.mean(logProbabilities), %s)
                    loss = torch.sub(torch.mul(loss, %s), spread)
                """.formatted(share, 1 - share);
    }
}
