package io.cotejo.metrics.problem;

/**
 * The body of an answer that tells what went wrong (RFC 9457).
 *
 * @param type {@code about:blank}: the title says no more than the status
 * @param title of the status
 * @param status of HTTP
 * @param detail for a person
 */
record Problem(String type, String title, int status, String detail) {}
