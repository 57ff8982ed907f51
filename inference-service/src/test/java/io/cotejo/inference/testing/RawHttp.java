package io.cotejo.inference.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** HTTP as it goes over the wire, without a client that means well. */
public final class RawHttp {
    private RawHttp() {}

    /** Sends text, and reads until the server closes. */
    public static String exchange(URI address, String request) {
        return exchange(address, request, StandardCharsets.UTF_8);
    }

    /** Sends bytes, one for each character, and reads until the server closes. */
    public static String exchangeBytes(URI address, String request) {
        return exchange(address, request, StandardCharsets.ISO_8859_1);
    }

    private static String exchange(URI address, String request, Charset charset) {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(charset));
            return new String(socket.getInputStream().readAllBytes(), charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends text, says that there is no more to come, and reads until the server closes. */
    public static String exchangeAndEnd(URI address, String request) {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends bytes on a connection that stays open, and reads one answer by its {@code Content-Length}. */
    public static RawAnswer ask(URI address, byte[] request) {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request);
            return RawAnswer.read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends bytes, and goes away. */
    public static void abandon(URI address, String request) {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
