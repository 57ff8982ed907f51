package io.cotejo.inference.telemetry;

import io.cotejo.events.Event;

/** Something that is to be published. */
interface Outgoing {
    /** The event; made on the publisher's thread, where there is time. */
    Event event();

    /** What it keeps in memory until it is settled, as far as that may be much. */
    default long bytes() {
        return 0;
    }

    /** Told once: true if Kafka has it, false if it was dropped. May be told on any thread. */
    default void settled(boolean published) {}
}
