/** Messages of formats that are defined in protocol buffers, written without generated code. */
@NullMarked
package io.cotejo.trainer.protobuf;

import org.jspecify.annotations.NullMarked;
