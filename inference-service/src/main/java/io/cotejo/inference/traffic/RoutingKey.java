package io.cotejo.inference.traffic;

import java.nio.charset.StandardCharsets;

/** Where a caller's key lies between 0 and 1: evenly spread, and the same in every instance and after every restart. */
final class RoutingKey {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private RoutingKey() {}

    /**
     * The key's place for one model, in [0, 1). A key has another one for another model.
     *
     * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">FNV-1a</a>, whose bits the finalizer of MurmurHash3 mixes
     */
    static double place(String model, String key) {
        long hash = FNV_OFFSET;
        for (byte each : (model + '\n' + key).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return (mixed(hash) >>> 11) * 0x1.0p-53;
    }

    private static long mixed(long bits) {
        bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return bits ^ (bits >>> 33);
    }
}
