/** The tour: train, compare, serve and classify in one command. */
@NullMarked
package io.cotejo.cli.demo;

import org.jspecify.annotations.NullMarked;
