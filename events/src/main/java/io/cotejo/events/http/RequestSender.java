package io.cotejo.events.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as far as its headers tell. A browser lets the page of any site send requests to a service that it
 * can reach, and names that site; a program names none. What changes something is for programs and for the service's own
 * page, by the rule of Go's {@code http.CrossOriginProtection}: {@code Sec-Fetch-Site} decides, and where a browser does
 * not send it, {@code Origin} must be of the host that is asked.
 *
 * @param method of HTTP
 * @param host the header {@code Host}
 * @param origin the header {@code Origin}
 * @param fetchSite the header {@code Sec-Fetch-Site}
 * @see <a href="https://words.filippo.io/csrf/">Cross-Site Request Forgery</a>
 */
public record RequestSender(
        String method,
        @Nullable String host,
        @Nullable String origin,
        @Nullable String fetchSite) {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    /** Why the request is refused, and the remedy; empty if it is not. */
    public Optional<String> refusal() {
        return READING.contains(method) || trusted() ? Optional.empty() : Optional.of(reason());
    }

    private boolean trusted() {
        return fetchSite == null ? origin == null || ofThisHost(origin) : OWN.contains(fetchSite);
    }

    private boolean ofThisHost(String url) {
        try {
            var authority = new URI(url).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private String reason() {
        return "The page of another site may change nothing here: %s. Use this service's own page, or a program."
                .formatted(seen());
    }

    private String seen() {
        return fetchSite == null
                ? "Origin was %s, Host %s".formatted(origin, host)
                : "Sec-Fetch-Site was %s, Origin %s".formatted(fetchSite, origin);
    }
}
