/** A service as one writes it first: resources, objects bound to JSON, one run of ONNX Runtime for each request. */
@NullMarked
package io.cotejo.peer;

import org.jspecify.annotations.NullMarked;
