/** The web page: its addresses, and the headers that bind what it may load. */
@NullMarked
package io.cotejo.metrics.web;

import org.jspecify.annotations.NullMarked;
