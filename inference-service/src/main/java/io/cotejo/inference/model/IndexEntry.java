package io.cotejo.inference.model;

/**
 * What the repository says about one version.
 *
 * @param ready true if it is loaded and verified
 * @param reason why it is not; empty if it is
 */
public record IndexEntry(String name, int version, boolean ready, String reason) {}
