/** The OpenAPI document: what the annotations at the resources do not say. */
@NullMarked
package io.cotejo.metrics.openapi;

import org.jspecify.annotations.NullMarked;
