/** Tables of texts as CSV and as Markdown, with everything escaped that a program would act on. */
@NullMarked
package io.cotejo.metrics.table;

import org.jspecify.annotations.NullMarked;
