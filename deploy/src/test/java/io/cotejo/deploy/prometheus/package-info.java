/** Scraping and alerts. */
@NullMarked
package io.cotejo.deploy.prometheus;

import org.jspecify.annotations.NullMarked;
