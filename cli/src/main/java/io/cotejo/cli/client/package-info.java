/** The REST interfaces of the services, as the commands use them. */
@NullMarked
package io.cotejo.cli.client;

import org.jspecify.annotations.NullMarked;
