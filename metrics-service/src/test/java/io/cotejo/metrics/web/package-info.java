@NullMarked
package io.cotejo.metrics.web;

import org.jspecify.annotations.NullMarked;
