/** What the services' HTTP sides must agree on. */
@NullMarked
package io.cotejo.events.http;

import org.jspecify.annotations.NullMarked;
