/** Tests of what other modules' integration tests use. */
@NullMarked
package io.cotejo.embedded.junit;

import org.jspecify.annotations.NullMarked;
