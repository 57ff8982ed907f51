package io.cotejo.inference.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Draws on the page's board, with a mouse or with a finger. */
final class Hand {
    /** A place on the board, whose edges are 1 long. */
    record Point(double x, double y) {}

    /** A three, as two bows. */
    static final List<Point> THREE =
            Stream.concat(bow(0.32, 0.14, -160, 90), bow(0.63, 0.17, -90, 160)).toList();

    /** A one, from top to bottom. */
    static final List<Point> ONE = List.of(new Point(0.52, 0.2), new Point(0.49, 0.5), new Point(0.46, 0.8));

    private final Page page;
    private final BoundingBox board;

    Hand(Page page, Locator board) {
        this.page = page;
        this.board = board.boundingBox();
    }

    private static Stream<Point> bow(double y, double radius, int from, int to) {
        return DoubleStream.iterate(from, angle -> angle <= to, angle -> angle + 10)
                .map(Math::toRadians)
                .mapToObj(angle -> new Point(0.48 + radius * Math.cos(angle), y + radius * Math.sin(angle)));
    }

    void mouse(List<Point> line) {
        var mouse = page.mouse();
        mouse.move(x(line.getFirst()), y(line.getFirst()));
        mouse.down();
        line.forEach(point -> mouse.move(x(point), y(point)));
        mouse.up();
    }

    void finger(List<Point> line) {
        var session = page.context().newCDPSession(page);
        var on = new JsonObject();
        on.addProperty("enabled", true);
        session.send("Emulation.setTouchEmulationEnabled", on);
        session.send("Input.dispatchTouchEvent", touch("touchStart", line.subList(0, 1)));
        line.forEach(point -> session.send("Input.dispatchTouchEvent", touch("touchMove", List.of(point))));
        session.send("Input.dispatchTouchEvent", touch("touchEnd", List.of()));
        session.detach();
    }

    private JsonObject touch(String type, List<Point> points) {
        var all = new JsonArray();
        for (var point : points) {
            var each = new JsonObject();
            each.addProperty("x", x(point));
            each.addProperty("y", y(point));
            all.add(each);
        }
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", all);
        return event;
    }

    private double x(Point point) {
        return board.x + point.x() * board.width;
    }

    private double y(Point point) {
        return board.y + point.y() * board.height;
    }
}
