/** The wire contract: what goes over the topics, under which names, in which JSON. */
@NullMarked
package io.cotejo.events;

import org.jspecify.annotations.NullMarked;
