package io.cotejo.inference.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection that is kept open, with one request at a time on it. */
final class Caller implements AutoCloseable {
    private static final int LARGEST = 1 << 16;

    private final InetSocketAddress server;
    private final Selector selector;
    private final Plan plan;
    private final byte[] received = new byte[LARGEST];
    private final ByteBuffer in = ByteBuffer.wrap(received);
    private SocketChannel channel;
    private SelectionKey key;
    private @Nullable Sending sending;
    private @Nullable ByteBuffer out;
    private @Nullable AnswerHead head;
    private long sentAt;

    Caller(InetSocketAddress server, Selector selector, Plan plan) throws IOException {
        this.server = server;
        this.selector = selector;
        this.plan = plan;
        channel = connect();
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private SocketChannel connect() throws IOException {
        var opened = SocketChannel.open(server);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        return opened;
    }

    boolean idle() {
        return sending == null;
    }

    /** Sends what comes next, if anything does. */
    void begin() throws IOException {
        while (plan.goesOn()) {
            var next = plan.next();
            sending = next;
            out = next.bytes().duplicate();
            sentAt = System.nanoTime();
            write();
            if (!next.hangUp()) {
                return;
            }
        }
        sending = null;
    }

    private void write() throws IOException {
        var rest = Objects.requireNonNull(out);
        channel.write(rest);
        var sent = Objects.requireNonNull(sending);
        if (sent.hangUp()) {
            hangUp(sent);
        } else {
            key.interestOps(rest.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    private void hangUp(Sending sent) throws IOException {
        if (Objects.requireNonNull(out).hasRemaining()) {
            throw new IllegalStateException("a request to be abandoned must fit into the socket's buffer");
        }
        channel.close();
        plan.hungUp(sent);
        channel = connect();
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Goes on where the selector says that it can. */
    void ready() throws IOException {
        if (key.isWritable()) {
            write();
            return;
        }
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed a connection that waited for an answer");
        }
        var answer = answer();
        if (answer != null) {
            in.clear();
            head = null;
            plan.answered(Objects.requireNonNull(sending), answer, System.nanoTime() - sentAt);
            begin();
        }
    }

    /** The answer, once it is complete. */
    private @Nullable AnswerHead answer() {
        if (head == null) {
            int end = AnswerHead.end(received, in.position());
            if (end < 0) {
                return null;
            }
            head = AnswerHead.of(received, end);
        }
        if (in.position() > head.bytes()) {
            throw new IllegalStateException("the server sent more than one answer to a request");
        }
        return in.position() == head.bytes() ? head : null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
