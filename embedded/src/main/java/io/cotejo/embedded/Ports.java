package io.cotejo.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Loopback TCP ports. A port found free may be taken by another program before it is used; nothing reserves it. */
public final class Ports {
    private static final int FIRST = 20_000;

    /** Outgoing connections get their ports from 32768 on, so a restarted server finds a lower one still free. */
    private static final int LAST = 32_000;

    private static final int ROOM_FOR_ALL = 10;

    private Ports() {}

    /** Finds a free port in [20000, 32000], at random. */
    public static int free() {
        return free(1).getFirst();
    }

    /** Finds {@code count} free ports in [20000, 32000], all different, at random. */
    public static List<Integer> free(int count) {
        return candidates()
                .distinct()
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
    }

    /** Tells whether a server could listen on the port of the loopback address. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Refuses a port that is taken.
     *
     * @param user who wants it, as a person knows it, for instance "Kafka"
     * @throws EmbeddedException if it is taken, with the way out
     */
    public static void requireFree(String user, int port) {
        if (!isFree(port)) {
            throw new EmbeddedException("Port %d for %s is taken by another program. Stop that program, or choose other"
                            .formatted(port, user)
                    + " ports: --ports-from " + suggestion());
        }
    }

    private static int suggestion() {
        return candidates()
                .filter(first -> IntStream.range(first, first + ROOM_FOR_ALL).allMatch(Ports::isFree))
                .findFirst()
                .orElse(FIRST);
    }

    private static IntStream candidates() {
        return ThreadLocalRandom.current().ints(FIRST, LAST + 1);
    }
}
