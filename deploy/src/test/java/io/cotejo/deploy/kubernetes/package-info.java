/** The manifests. */
@NullMarked
package io.cotejo.deploy.kubernetes;

import org.jspecify.annotations.NullMarked;
