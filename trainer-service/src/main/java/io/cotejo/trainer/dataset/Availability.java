package io.cotejo.trainer.dataset;

/**
 * Whether a dataset can be trained on here.
 *
 * @param description its name, shape and classes
 * @param available whether its files are there; they were not opened
 * @param where they were looked for, or that they are generated
 */
public record Availability(Description description, boolean available, String where) {}
