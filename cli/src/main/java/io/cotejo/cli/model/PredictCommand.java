package io.cotejo.cli.model;

import io.cotejo.cli.client.InferenceClient;
import io.cotejo.cli.client.InferenceClient.Classification;
import io.cotejo.cli.client.InferenceClient.ServedModel;
import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Bar;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.FormatOption;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.EventJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cotejo predict}. */
@Command(name = "predict", description = "Have images classified by a served model.")
public final class PredictCommand implements Callable<Integer> {
    private static final int BAR_WIDTH = 30;

    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name, for the champion; or name/version.")
    private String model = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "PNG or JPEG files.")
    private List<Path> images = List.of();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "3",
            description = "Tell the N most probable classes. Default: ${DEFAULT-VALUE}.")
    private int top = 3;

    @Mixin
    private FormatOption format = new FormatOption();

    /** Prints on the given terminal. */
    public PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Answer(String image, Classification classification) {}

    @Override
    public Integer call() {
        var inference = home.requireRunning().endpoints().inferenceClient();
        var answers = new ArrayList<Answer>();
        for (var image : images) {
            answers.add(new Answer(image.toString(), classify(inference, image)));
        }
        switch (format.chosen()) {
            case JSON ->
                terminal.line(EventJson.mapper()
                        .valueToTree(Map.of("images", answers))
                        .toPrettyString());
            case TABLE -> answers.forEach(this::print);
        }
        return 0;
    }

    private Classification classify(InferenceClient inference, Path image) {
        var bytes = ImageFile.read(image);
        return inference.classify(ServedModel.parse(model), bytes, ImageFile.mediaType(image, bytes), top);
    }

    private void print(Answer answer) {
        var style = terminal.style();
        var figures = new Figures(style);
        var said = answer.classification();
        terminal.line(
                style.bold(answer.image()) + style.dim("  %s version %s".formatted(said.model(), said.version())));
        int widest = said.predictions().stream()
                .mapToInt(prediction -> prediction.label().length())
                .max()
                .orElse(0);
        for (var prediction : said.predictions()) {
            var label =
                    prediction.label() + " ".repeat(widest - prediction.label().length());
            var bar = style.busy(Bar.of(prediction.probability(), BAR_WIDTH, style));
            terminal.line("  %s  %s  %s".formatted(label, bar, figures.percent(prediction.probability())));
        }
    }
}
