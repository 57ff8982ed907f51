/** Tests of the embedded stack; those named IT start the real thing. */
@NullMarked
package io.cotejo.embedded;

import org.jspecify.annotations.NullMarked;
