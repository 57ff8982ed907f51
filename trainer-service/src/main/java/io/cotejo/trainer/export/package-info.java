/** The trained network as an ONNX file, and the proof that it answers as before. */
@NullMarked
package io.cotejo.trainer.export;

import org.jspecify.annotations.NullMarked;
