package io.sluice.simulator.front;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Supplier;

/** What an answer carries: a JSON tree, bytes, or parts made while they are sent. */
public sealed interface AnswerBody {

  /**
   * A JSON body not yet written, so that the spelling of enumerations is chosen in one place.
   *
   * @param value a record of the API's types, or maps, lists and JSON nodes
   */
  record Tree(Object value) implements AnswerBody {}

  /** A body held in memory. */
  record Whole(Buffer bytes) implements AnswerBody {}

  /**
   * A body of any length. Each pass over the parts makes them anew; the sender takes the next part
   * only when the socket has room, so that memory stays flat.
   */
  record Parts(Iterable<Buffer> parts) implements AnswerBody {}

  /**
   * An answer that takes work in slices, so that others are answered meanwhile.
   *
   * @param next does a slice; gives the answer when all is done
   */
  record Later(Supplier<Optional<Answer>> next) implements AnswerBody {}
}
