/** The PostgreSQL database: its schema and its transactions. */
@NullMarked
package io.cotejo.metrics.database;

import org.jspecify.annotations.NullMarked;
