/** What the commands print on: colours, tables, bars, and lines that are drawn again in place. */
@NullMarked
package io.cotejo.cli.terminal;

import org.jspecify.annotations.NullMarked;
