/** The job document: what a user asks for, as YAML or JSON, checked field by field. */
@NullMarked
package io.cotejo.events.job;

import org.jspecify.annotations.NullMarked;
