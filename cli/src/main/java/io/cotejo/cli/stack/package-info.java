/** The local stack: a broker, a database and the services, started, watched and stopped together. */
@NullMarked
package io.cotejo.cli.stack;

import org.jspecify.annotations.NullMarked;
