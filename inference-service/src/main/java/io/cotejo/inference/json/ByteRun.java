package io.cotejo.inference.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What makes images as JSON fast: elements of an array that are plainly whole numbers from 0 to 255. Where nothing but
 * commas stands between them, two are read at once, without a branch on how long they are. For use once.
 */
final class ByteRun {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** Added to the value of a digit, it leaves the high bit as it is; added to more than nine, it sets it. */
    private static final long NINES = 0x7676_7676_7676_7676L;

    /** A comma as it is seen when {@link #ZEROS} are taken off. */
    private static final int COMMA = ',' ^ '0';

    /** At 8 bits for each digit, the least number of so many that has no zero in front: 0, 10, 100. */
    private static final long LEAST = 0x640A_0000L;

    private static final long TWO_BYTES = 0x0000_00FF_0000_00FFL;
    private static final long TWO_SIGNS = 0x8000_0000_8000_0000L;
    private static final int MOST_DIGITS = 3;

    private final JsonCursor source;
    private final byte[] bytes;
    private final int end;
    private final byte[] into;
    private int at;
    private int filled;

    private ByteRun(JsonCursor source, byte[] into, int count) {
        this.source = source;
        this.into = into;
        bytes = source.bytes();
        end = source.end();
        at = source.at();
        filled = count;
    }

    /**
     * Goes over what follows an element for as long as it is {@code , n} with such a number and there is room; stops in
     * front of the comma of whatever is not, right or wrong.
     *
     * @param count how many numbers are in {@code into} already
     * @return how many there are afterwards
     */
    static int read(JsonCursor source, byte[] into, int count) {
        var run = new ByteRun(source, into, count);
        do {
            run.pairs();
        } while (run.one());
        source.moveTo(run.at);
        return run.filled;
    }

    /** Goes over {@code ,n,n} for as long as a comma follows. */
    private void pairs() {
        int place = at;
        int count = filled;
        while (end - place > Long.BYTES && into.length - count >= 2 && bytes[place] == ',') {
            long digits = (long) EIGHT_BYTES.get(bytes, place + 1) ^ ZEROS;
            long others = (((digits & ~HIGH_BITS) + NINES) | digits) & HIGH_BITS;
            int first = Long.numberOfTrailingZeros(others) & -Byte.SIZE; // bits of its digits
            int both = Long.numberOfTrailingZeros(others & (others - 1)) & -Byte.SIZE;
            int second = both - first - Byte.SIZE;
            if (!isLength(first) || !isLength(second) || !isComma(digits, first) || !isComma(digits, both)) {
                break;
            }
            long values = values(digits, first, second);
            long least = (LEAST >>> first & 0xFF) | (LEAST >>> second & 0xFF) << Integer.SIZE;
            if (((values - least | TWO_BYTES - values) & TWO_SIGNS) != 0) {
                break;
            }
            into[count++] = (byte) values;
            into[count++] = (byte) (values >>> Integer.SIZE);
            place += both / Byte.SIZE + 1;
        }
        at = place;
        filled = count;
    }

    private static boolean isLength(int bits) {
        return bits >= Byte.SIZE && bits <= MOST_DIGITS * Byte.SIZE;
    }

    private static boolean isComma(long digits, int bits) {
        return (digits >>> bits & 0xFF) == COMMA;
    }

    /** The number in front and, in the upper half, the one that follows its comma. */
    private static long values(long digits, int first, int second) {
        long tens = threeDigits(digits, first) | threeDigits(digits >>> (first + Byte.SIZE), second) << Integer.SIZE;
        return (tens & TWO_BYTES) * 100 + (tens >>> 8 & TWO_BYTES) * 10 + (tens >>> 16 & TWO_BYTES);
    }

    /** The digits in the lowest {@code bits}, a byte each, with zeros in front. */
    private static long threeDigits(long digits, int bits) {
        return digits << (Long.SIZE - bits) >>> (Long.SIZE - MOST_DIGITS * Byte.SIZE);
    }

    /** Goes over {@code , n}, with white space or without; false if it is not that, or there is no room. */
    private boolean one() {
        int comma = source.visible(at);
        if (filled == into.length || comma == end || bytes[comma] != ',') {
            return false;
        }
        int from = source.visible(comma + 1);
        int to = from;
        int value = 0;
        while (to < end && to - from <= MOST_DIGITS && isDigit(bytes[to])) {
            value = value * 10 + bytes[to++] - '0';
        }
        if (!isByte(value, to - from) || (to < end && continues(bytes[to]))) {
            return false;
        }
        into[filled++] = (byte) value;
        at = to;
        return true;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    /** False for numbers above 255, with a zero in front, and for none at all. */
    private static boolean isByte(int value, int digits) {
        return switch (digits) {
            case 1 -> true;
            case 2 -> value >= 10;
            case MOST_DIGITS -> value >= 100 && value <= 255;
            default -> false;
        };
    }

    private static boolean continues(byte character) {
        return character == '.' || character == 'e' || character == 'E';
    }
}
