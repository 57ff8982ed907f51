/** Tests of the package of the same name. */
@NullMarked
package io.cotejo.events.kafka;

import org.jspecify.annotations.NullMarked;
