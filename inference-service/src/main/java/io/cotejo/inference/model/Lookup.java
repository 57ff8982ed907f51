package io.cotejo.inference.model;

/** What was found under a model's name and, perhaps, a version. */
public sealed interface Lookup {
    /** A version that can be used; the receiver closes the lease. */
    record Found(Lease lease) implements Lookup {}

    /** The registry knows no such model or version. */
    record Unknown(String reason) implements Lookup {}

    /** It is known, but cannot be used now. */
    record Unavailable(String reason) implements Lookup {}
}
