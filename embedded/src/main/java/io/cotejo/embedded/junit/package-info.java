/** One real broker and one real database for all tests of a JVM. */
@NullMarked
package io.cotejo.embedded.junit;

import org.jspecify.annotations.NullMarked;
