/** Conformance with the Open Inference Protocol, as cases that any server of it can be asked. */
@NullMarked
package io.cotejo.inference.conformance;

import org.jspecify.annotations.NullMarked;
