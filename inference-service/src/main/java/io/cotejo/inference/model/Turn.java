package io.cotejo.inference.model;

import java.util.concurrent.Executor;

/**
 * Where work may be done.
 *
 * @param loop the caller's own event loop: what is handed to it runs on the same thread, after everything that the loop was
 *     woken for
 * @param workers threads that may take their time
 */
public record Turn(Executor loop, Executor workers) {}
