package io.cotejo.metrics.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EventJson;
import io.cotejo.events.job.FieldPath;
import io.cotejo.metrics.database.Sql;
import io.cotejo.metrics.problem.InvalidParameterException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A demand on a job document: {@code optimizer.learningRate<=0.01}.
 *
 * @param path a place in the document
 * @param value a number where the operator is an order
 */
record Where(FieldPath path, Operator operator, String value) {
    private static final Pattern FORM = Pattern.compile(
            "(?<path>" + FieldPath.FORM + ")(?<operator>!=|<=|>=|=|<|>|~)(?<value>.{0,500})", Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][-+]?\\d{1,3})?");

    /** How the value in the document relates to the one given. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        CONTAINS("~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        static Operator of(String sign) {
            for (var operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("no operator: " + sign);
        }

        boolean orders() {
            return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
        }
    }

    Where {
        if (operator.orders() && number(value) == null) {
            throw new InvalidParameterException(
                    "where",
                    String.join(".", path.steps()) + operator.sign + value,
                    "a path, " + operator.sign + " and a number");
        }
    }

    /** Reads a path, an operator and a value. */
    static Where parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches() || !FieldPath.isPath(parts.group("path"))) {
            throw new InvalidParameterException(
                    "where",
                    text,
                    "a path such as optimizer.learningRate of at most 200 characters, one of = != < <= > >= ~, and a value"
                            + " of at most 500 characters");
        }
        return new Where(
                FieldPath.parse(parts.group("path")), Operator.of(parts.group("operator")), parts.group("value"));
    }

    /** The condition on a run {@code r}. */
    Sql condition() {
        return switch (operator) {
            case EQUAL -> equal();
            case NOT_EQUAL -> Sql.of("NOT coalesce(").add(equal()).add(", false)");
            case LESS, AT_MOST, GREATER, AT_LEAST -> compared(operator.sign, number(value));
            case CONTAINS -> Sql.of("position(lower(?) IN lower(r.job #>> ?::text[])) > 0", value, path.steps());
        };
    }

    private Sql equal() {
        var equal = Sql.of("(r.job #>> ?::text[] = ?", path.steps(), value);
        var number = number(value);
        if (number != null) {
            equal.add(" OR ").add(compared("=", number));
        }
        var list = container(value);
        if (list != null) {
            equal.add(" OR r.job #> ?::text[] = ?::jsonb", path.steps(), list.toString());
        }
        return equal.add(")");
    }

    private Sql compared(String sign, @Nullable BigDecimal number) {
        return Sql.of(
                "CASE WHEN jsonb_typeof(r.job #> ?::text[]) = 'number' THEN (r.job #> ?::text[])::numeric " + sign
                        + " ? ELSE false END",
                path.steps(),
                path.steps(),
                number);
    }

    private static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** A list or an object; other values are compared as texts. */
    private static @Nullable JsonNode container(String text) {
        try {
            var json = EventJson.mapper().readTree(text);
            return json.isContainerNode() ? json : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
