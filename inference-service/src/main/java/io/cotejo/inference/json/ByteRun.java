package io.cotejo.inference.json;

/** What makes images as JSON fast: elements of an array that are plainly whole numbers from 0 to 255, in one loop. */
final class ByteRun {
    private static final int MOST_DIGITS = 3;

    private ByteRun() {}

    /**
     * Goes over what follows an element for as long as it is {@code , n} with such a number and there is room; stops in
     * front of the comma of whatever is not, right or wrong.
     *
     * @param count how many numbers are in {@code into} already
     * @return how many there are afterwards
     */
    static int read(JsonCursor source, byte[] into, int count) {
        byte[] bytes = source.bytes();
        int end = source.end();
        int at = source.at();
        int filled = count;
        while (filled < into.length) {
            int comma = source.visible(at);
            if (comma == end || bytes[comma] != ',') {
                break;
            }
            int from = source.visible(comma + 1);
            int to = from;
            int value = 0;
            while (to < end && to - from <= MOST_DIGITS && isDigit(bytes[to])) {
                value = value * 10 + bytes[to++] - '0';
            }
            if (!isByte(value, to - from) || (to < end && continues(bytes[to]))) {
                break;
            }
            into[filled++] = (byte) value;
            at = to;
        }
        source.moveTo(at);
        return filled;
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
