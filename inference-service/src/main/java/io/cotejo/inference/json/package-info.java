/** JSON (RFC 8259) as bytes: read strictly, within limits, and fast enough for an event loop; written without a tree. */
@NullMarked
package io.cotejo.inference.json;

import org.jspecify.annotations.NullMarked;
