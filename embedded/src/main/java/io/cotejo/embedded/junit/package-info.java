/** What the tests of several modules need: one real broker and one real database for all tests of a JVM, a
 * browser, picture files. */
@NullMarked
package io.cotejo.embedded.junit;

import org.jspecify.annotations.NullMarked;
