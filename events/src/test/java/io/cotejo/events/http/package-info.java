/** Tests of the package of the same name. */
@NullMarked
package io.cotejo.events.http;

import org.jspecify.annotations.NullMarked;
