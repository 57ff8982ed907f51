package io.cotejo.inference.protocol;

import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Ends the application before the JVM when it is told to terminate. The JVM runs all shutdown hooks at once, and ONNX
 * Runtime's own would free what runs that are not finished still use.
 */
@ApplicationScoped
class OrderlyEnd {
    private static final List<String> SIGNALS = List.of("TERM", "INT");

    void install(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            SIGNALS.forEach(OrderlyEnd::handle);
        }
    }

    /** Through reflection: the JDK has no other way to handle a signal, and its compiler warns of this one. */
    private static void handle(String name) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var end = Proxy.newProxyInstance(
                    OrderlyEnd.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            Quarkus.asyncExit(0);
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), end);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            Log.warnf("cannot end in good order on signal=%s: %s", name, e.getMessage());
        }
    }
}
