/** The model registry: versions, the champion, and the ledger of its moves. */
@NullMarked
package io.cotejo.metrics.registry;

import org.jspecify.annotations.NullMarked;
