package io.sluice.simulator.front;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Body of an answer: a JSON tree, bytes, parts generated while they are sent, or work in slices.
 */
public sealed interface AnswerBody {

  /**
   * A JSON body that is not serialised yet, so that the spelling of enumerations is chosen in one
   * place.
   *
   * @param value a record of the API's types, or maps, lists and JSON nodes
   */
  record Tree(Object value) implements AnswerBody {}

  /** A body held in memory. */
  record Whole(Buffer bytes) implements AnswerBody {}

  /**
   * A body of any length. Each iteration generates the parts again; the sender takes the next part
   * only when the socket can accept it, so that memory use stays constant.
   */
  record Parts(Iterable<Buffer> parts) implements AnswerBody {}

  /**
   * An answer that is computed in slices, so that other requests are served in between.
   *
   * @param next computes the next slice; returns the answer when all is done
   */
  record Later(Supplier<Optional<Answer>> next) implements AnswerBody {}
}
