/** What a reproduction gave beside what was published, as JSON, Markdown and a page of its own. */
@NullMarked
package io.cotejo.cli.report;

import org.jspecify.annotations.NullMarked;
