/** The models that are served: follows the registry, verifies each version, and swaps without failing a request. */
@NullMarked
package io.cotejo.inference.model;

import org.jspecify.annotations.NullMarked;
