/** Submitting jobs and watching them train. */
@NullMarked
package io.cotejo.cli.train;

import org.jspecify.annotations.NullMarked;
