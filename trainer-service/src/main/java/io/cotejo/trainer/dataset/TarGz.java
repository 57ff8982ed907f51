package io.cotejo.trainer.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads chosen files out of a gzipped <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">tar
 * archive</a>. Every header's checksum is compared, and the archive is read to its end, so that gzip's is too.
 */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE_AT = 156;
    private static final long LARGEST_ARCHIVE = 1L << 30;

    private TarGz() {}

    /**
     * The contents of the named files, as far as the archive has them.
     *
     * @param largest the most bytes that one of them may have
     * @throws DatasetException if the archive is damaged, or larger than is sensible
     */
    static Map<String, byte[]> read(Path path, Collection<String> names, int largest) {
        var contents = new HashMap<String, byte[]>();
        try (var file = CheckedFile.open(path)) {
            for (var header = file.take(BLOCK); !isZero(header); header = file.take(BLOCK)) {
                checkHeader(file, header);
                long size = octal(file, header, SIZE_AT, SIZE_LENGTH);
                var name = name(header);
                if (isRegular(header) && names.contains(name)) {
                    contents.put(name, content(file, name, size, largest));
                } else {
                    skip(file, size);
                }
                skip(file, Math.floorMod(-size, BLOCK));
            }
            drain(file);
        }
        return contents;
    }

    private static byte[] content(CheckedFile file, String name, long size, int largest) {
        if (size > largest) {
            throw file.fault("has an entry " + name + " of " + size + " bytes, allowed are " + largest);
        }
        return file.take(size);
    }

    private static void skip(CheckedFile file, long size) {
        if (size > LARGEST_ARCHIVE - file.offset()) {
            throw file.fault("has an entry of " + size + " bytes before offset " + file.offset()
                    + ", which makes it larger than " + LARGEST_ARCHIVE + " bytes");
        }
        for (long left = size; left > 0; left -= BLOCK) {
            file.take(Math.min(left, BLOCK));
        }
    }

    private static void drain(CheckedFile file) {
        var buffer = new byte[BLOCK];
        while (file.fill(buffer) > 0) {
            if (file.offset() > LARGEST_ARCHIVE) {
                throw file.fault("is larger than " + LARGEST_ARCHIVE + " bytes");
            }
        }
    }

    private static void checkHeader(CheckedFile file, byte[] header) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            boolean inChecksum = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
            sum += inChecksum ? ' ' : Byte.toUnsignedInt(header[i]);
        }
        if (octal(file, header, CHECKSUM_AT, CHECKSUM_LENGTH) != sum) {
            throw file.fault("has no valid tar header at offset " + (file.offset() - BLOCK));
        }
    }

    private static long octal(CheckedFile file, byte[] header, int at, int length) {
        var digits = new String(header, at, length, US_ASCII).replace('\0', ' ').strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw file.fault("has no valid tar header at offset " + (file.offset() - BLOCK));
        }
        return Long.parseLong(digits, 8);
    }

    private static String name(byte[] header) {
        var name = new String(header, 0, NAME_LENGTH, US_ASCII);
        int end = name.indexOf('\0');
        var whole = end < 0 ? name : name.substring(0, end);
        return whole.startsWith("./") ? whole.substring(2) : whole;
    }

    private static boolean isRegular(byte[] header) {
        return header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
    }

    private static boolean isZero(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
