package io.cotejo.deploy;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What can be set in a service: the keys of its application.properties and the methods of its configuration interfaces.
 *
 * @param properties as shipped
 * @param mapped the names of its own settings, such as {@code cotejo.metrics-url}
 * @param addresses those of them that are addresses with a default on this machine, and so are wrong in a container
 */
public record ServiceSettings(Properties properties, Set<String> mapped, Set<String> addresses) {
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([\\w.-]+)\"\\)");
    private static final Pattern METHOD =
            Pattern.compile("(?:@WithDefault\\(\"([^\"]*)\"\\)\\s+)?(?:[\\w.<>?]+) (\\w+)\\(\\);");

    public static ServiceSettings of(String service) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Repository.text(service + "/src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var mapped = new TreeSet<String>();
        var addresses = new TreeSet<String>();
        for (var source : mappings(service)) {
            var prefix = PREFIX.matcher(source);
            while (prefix.find()) {
                var method = METHOD.matcher(source);
                while (method.find()) {
                    var name = prefix.group(1) + "." + kebab(method.group(2));
                    mapped.add(name);
                    if (method.group(1) != null && method.group(1).startsWith("http://127.0.0.1")) {
                        addresses.add(name);
                    }
                }
            }
        }
        return new ServiceSettings(properties, mapped, addresses);
    }

    private static List<String> mappings(String service) {
        try (var files = Files.walk(Repository.ROOT.resolve(service + "/src/main/java"))) {
            var sources = new ArrayList<String>();
            for (Path file : files.filter(each -> each.toString().endsWith("Config.java"))
                    .toList()) {
                sources.add(Files.readString(file));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The environment variables that the service, or the JVM that it runs in, understands. */
    public Set<String> variables() {
        var names = mapped.stream().map(ServiceSettings::variable).collect(toCollection(TreeSet::new));
        names.add("JDK_JAVA_OPTIONS");
        properties.stringPropertyNames().forEach(key -> names.add(variable(key)));
        return names;
    }

    /** The environment variable of a setting. */
    public static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    public int port() {
        return Integer.parseInt(properties.getProperty("quarkus.http.port"));
    }
}
