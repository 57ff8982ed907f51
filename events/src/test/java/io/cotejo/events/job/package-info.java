/** Tests of the package of the same name. */
@NullMarked
package io.cotejo.events.job;

import org.jspecify.annotations.NullMarked;
