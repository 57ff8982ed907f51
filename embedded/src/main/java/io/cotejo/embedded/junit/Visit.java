package io.cotejo.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One window on the page. Closing it fails where the page complained, or asked another host for anything. */
public final class Visit implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    Visit(BrowserContext context, String address) {
        this.context = context;
        this.page = context.newPage();
        var home = URI.create(address).getAuthority();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                faults.add(message.text());
            }
        });
        page.onPageError(faults::add);
        page.onDialog(dialog -> faults.add("dialog: " + dialog.message()));
        page.onRequest(request -> {
            var url = URI.create(request.url().split(",", 2)[0]);
            if (url.getAuthority() != null && !home.equals(url.getAuthority())) {
                faults.add("request to " + request.url());
            }
        });
        page.navigate(address);
    }

    public Page page() {
        return page;
    }

    /** A heading, link, button … by its accessible name. */
    public Locator find(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Waits until the page's heading is there. */
    public Visit at(String heading) {
        find(AriaRole.HEADING, heading).waitFor();
        return this;
    }

    /** Fails where the page as it is now is not accessible, by the rules of axe. */
    public Visit accessible() {
        var found = new AxeBuilder(page).analyze().getViolations();
        assertThat(found)
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getHtml())
                                .limit(3)
                                .toList())
                .isEmpty();
        return this;
    }

    /** Keeps what the page looks like as {@code target/pictures/<name>.png}. */
    public void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "pictures", name + ".png")));
    }

    /** Says that a complaint was meant to be. */
    public void expectFault(String part) {
        assertThat(faults).anyMatch(fault -> fault.contains(part));
        faults.removeIf(fault -> fault.contains(part));
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).isEmpty();
    }
}
