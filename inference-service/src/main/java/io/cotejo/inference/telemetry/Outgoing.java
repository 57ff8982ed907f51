package io.cotejo.inference.telemetry;

import io.cotejo.events.Event;

/** Something that is to be published. */
interface Outgoing {
    /** The event; made on the publisher's thread, where there is time. */
    Event event();

    /** Told once: true if Kafka has it, false if it was dropped. May be told on any thread. */
    default void settled(boolean published) {}
}
