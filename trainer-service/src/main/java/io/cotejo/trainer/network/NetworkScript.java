package io.cotejo.trainer.network;

/** A network as the methods of a {@link io.cotejo.trainer.engine.Program}. */
final class NetworkScript {
    /** Weights and buffers, in the network's order. */
    static final String TENSORS = "tensors";

    /** Divisors and offsets of {@link PixelScaling}. */
    static final String SCALING = "scaling";

    /** What the shares but the first leave, in the network's order. */
    static final String GRADIENTS = "gradients";

    /** {@code logits(pixels)}: one row of scores for each image. */
    static final String LOGITS = "logits";

    private final NetworkPlan plan;
    private final boolean shifts;
    private final double labelSmoothing;
    private final boolean blocks;

    /**
     * Describes the methods.
     *
     * @param shifts whether the pixels are moved after they were divided
     * @param labelSmoothing share of each target that is spread evenly over all classes, as <a
     *     href="https://docs.pytorch.org/docs/2.7/generated/torch.nn.CrossEntropyLoss.html">PyTorch</a> defines it
     * @param blocks whether oneDNN's layout of values is used
     */
    NetworkScript(NetworkPlan plan, boolean shifts, double labelSmoothing, boolean blocks) {
        this.plan = plan;
        this.shifts = shifts;
        this.labelSmoothing = labelSmoothing;
        this.blocks = blocks;
    }

    /**
     * The methods for one of several equal shares of each batch.
     *
     * @param share from 0
     */
    String of(int share, int shares) {
        return logits(share, shares) + forward(share, shares);
    }

    private String logits(int share, int shares) {
        return "  def logits(self: __torch__.Program, pixels: Tensor) -> Tensor:\n"
                + bounds(share, shares)
                + layers(shares, false)
                + "    return values\n";
    }

    /** The loss of a share is divided by the images of the whole batch, so that the gradients of all shares add up. */
    private String forward(int share, int shares) {
        boolean drops = plan.drops() > 0;
        return "  def forward(self: __torch__.Program, pixels: Tensor, labels: Tensor%s) -> Tensor:\n"
                        .formatted(drops ? ", random: Tensor" : "")
                + bounds(share, shares)
                + (drops ? noise(shares) : "")
                + layers(shares, true)
                + """
                    logProbabilities = torch.log_softmax(values, 1)
                    loss = torch.nll_loss(logProbabilities, %s, None, 2)
                %s    loss = torch.div(loss, images)
                %s    return torch.detach(logProbabilities)
                """.formatted(rows("torch.flatten(labels)", shares), smoothing(), backward(share));
    }

    /** The first share's gradients are added to the parameters'. */
    private static String backward(int share) {
        return share == 0 ? "    torch.autograd.backward([loss])\n" : """
                    gradients = torch._unwrap_optional(self.gradients)
                    given = torch.autograd.grad([loss], tensors)
                    for i in range(torch.len(gradients)):
                      copied = torch.copy_(gradients[i], torch._unwrap_optional(given[i]))
                """;
    }

    /** Four numbers of 16 bits of each of 64. */
    private static String noise(int shares) {
        return """
                    words = %s
                    quarters = [words, torch.bitwise_right_shift(words, 16), torch.bitwise_right_shift(words, 32), \
                torch.bitwise_right_shift(words, 48)]
                    noise = torch.to(torch.cat(quarters, 1), 2)
                """.formatted(rows("random", shares));
    }

    private static String bounds(int share, int shares) {
        var images = "    images = torch.size(pixels, 0)\n";
        return shares == 1 ? images : images + """
                    first = torch.floordiv(torch.mul(images, %d), %d)
                    last = torch.floordiv(torch.mul(images, %d), %d)
                """.formatted(share, shares, share + 1, shares);
    }

    private static String rows(String tensor, int shares) {
        return shares == 1 ? tensor : "torch.slice(" + tensor + ", 0, first, last)";
    }

    private String layers(int shares, boolean training) {
        var script = new StringBuilder("""
                    tensors = torch._unwrap_optional(self.tensors)
                    scaling = torch._unwrap_optional(self.scaling)
                    values = torch.div_(torch.to(%s, 6), scaling[0])
                """.formatted(rows("pixels", shares)));
        if (shifts) {
            script.append("    values = torch.sub_(values, scaling[1])\n");
        }
        var layers = new LayerScript(training, blocks);
        plan.layers().forEach(layer -> script.append(layers.next(layer)));
        return script.toString();
    }

    private String smoothing() {
        return labelSmoothing == 0 ? "" : """
                    spread = torch.mul(torch.sum(logProbabilities), %s)
                    loss = torch.sub(torch.mul(loss, %s), spread)
                """.formatted(labelSmoothing / plan.classes(), 1 - labelSmoothing);
    }
}
