/** The challenger's part of the traffic: requests that it answers, and requests that it classifies beside the champion. */
@NullMarked
package io.cotejo.inference.traffic;

import org.jspecify.annotations.NullMarked;
