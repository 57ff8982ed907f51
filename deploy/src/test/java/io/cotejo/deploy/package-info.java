/** What the files of this folder name, held against what the services are. */
@NullMarked
package io.cotejo.deploy;

import org.jspecify.annotations.NullMarked;
