package io.cotejo.metrics.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who is told. Keeps the secret to itself. */
final class Webhook {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 16;

    private final String name;
    private final URI url;
    private final SecretKeySpec key;
    private final Set<Occasion> events;

    /**
     * Takes what the configuration says.
     *
     * @throws IllegalArgumentException naming the property that cannot be, and never the secret
     */
    Webhook(String name, URI url, String secret, Set<Occasion> events) {
        require(NAME.matcher(name).matches(), name, "", "a name of letters, digits, hyphens and underscores");
        require(
                ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                        && url.getHost() != null
                        && url.getUserInfo() == null,
                name,
                ".url",
                "an http or https address without a user");
        require(
                secret.length() >= SHORTEST_SECRET,
                name,
                ".secret",
                "a text of at least " + SHORTEST_SECRET + " characters");
        require(!events.isEmpty(), name, ".events", "at least one of version-registered, alias-moved");
        this.name = name;
        this.url = url;
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
        this.events = Set.copyOf(events);
    }

    private static void require(boolean met, String name, String property, String allowed) {
        if (!met) {
            throw new IllegalArgumentException("cotejo.webhooks." + name + property + " must be " + allowed);
        }
    }

    String name() {
        return name;
    }

    URI url() {
        return url;
    }

    /** Where it is, without path and query, which may hold a secret. */
    String place() {
        int port = url.getPort();
        return url.getScheme() + "://" + url.getHost() + (port < 0 ? "" : ":" + port);
    }

    Set<Occasion> events() {
        return events;
    }

    /**
     * Signs a delivery: HMAC-SHA256 over {@code <timestamp>.<body>}, hexadecimal.
     *
     * @param timestamp seconds since 1970
     */
    String sign(long timestamp, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
