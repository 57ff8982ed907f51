/** Trained models: asking them, and choosing the one that serves. */
@NullMarked
package io.cotejo.cli.model;

import org.jspecify.annotations.NullMarked;
