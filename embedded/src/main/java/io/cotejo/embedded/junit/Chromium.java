package io.cotejo.embedded.junit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium or Chrome. A test that starts it is skipped where there is none. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        var quiet = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        playwright = Playwright.create(quiet);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
    }

    /** Starts it. */
    public static Chromium start() {
        var found = find();
        Assumptions.assumeTrue(
                found.isPresent(),
                "No browser: none of " + NAMES + " is on the PATH. Install Debian's chromium, or set CHROMIUM to one.");
        return new Chromium(found.orElseThrow());
    }

    private static Optional<Path> find() {
        var given = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        var onPath = Arrays.stream(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(given, onPath).filter(Files::isExecutable).findFirst();
    }

    /** A window of this size, in CSS pixels, on the page at this address. */
    public Visit visit(String address, int width, int height) {
        return new Visit(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("en-GB")),
                address);
    }

    /** A window of the usual size. */
    public Visit visit(String address) {
        return visit(address, 1360, 900);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
