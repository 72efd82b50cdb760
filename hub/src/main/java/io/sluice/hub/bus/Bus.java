package io.sluice.hub.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests, replies and publications over the event bus of one Vert.x instance. Records are passed
 * by reference. A handler's failure reaches the caller as a {@link BusException} with its message.
 * Handlers run on the context that registered them, one message at a time.
 */
public final class Bus {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private static final String CODEC = "sluice.local";

  private final Vertx vertx;
  private final EventBus events;

  private Bus(Vertx vertx) {
    this.vertx = vertx;
    this.events = vertx.eventBus();
  }

  /** Registers the codec for records; call once per Vert.x instance. */
  public static Bus install(Vertx vertx) {
    vertx.eventBus().registerCodec(new ByReference());
    vertx.eventBus().codecSelector(body -> body instanceof Message ? CODEC : null);
    return new Bus(vertx);
  }

  /** Sends a request and returns its reply; fails with a {@link BusException}. */
  public <Q extends Message, R extends Message> Future<R> ask(Address<Q, R> to, Q request) {
    DeliveryOptions options =
        new DeliveryOptions().setSendTimeout(to.timeout().toMillis()).setLocalOnly(true);
    return events
        .<R>request(to.name(), request, options)
        .map(io.vertx.core.eventbus.Message::body)
        .recover(cause -> Future.failedFuture(translate(to, cause)));
  }

  /** Registers the handler of an address, on the caller's context. */
  public <Q extends Message, R extends Message> Future<Void> answer(
      Address<Q, R> at, Function<Q, Future<R>> handler) {
    MessageConsumer<Q> consumer = events.localConsumer(at.name());
    consumer.handler(
        message ->
            guard(() -> handler.apply(message.body()))
                .onSuccess(message::reply)
                .onFailure(cause -> refuse(at, message, cause)));
    return consumer.completion();
  }

  /** Publishes a message to every listener of a topic, asynchronously. */
  public <M extends Message> void publish(Topic<M> topic, M message) {
    events.publish(topic.name(), message, new DeliveryOptions().setLocalOnly(true));
  }

  /** Listens to a topic on the caller's context until the returned handle is run. */
  public <M extends Message> Runnable subscribe(Topic<M> topic, Consumer<M> listener) {
    MessageConsumer<M> consumer = events.localConsumer(topic.name());
    consumer.handler(message -> listener.accept(message.body()));
    return consumer::unregister;
  }

  /** The Vert.x instance of this bus. */
  public Vertx vertx() {
    return vertx;
  }

  private static <R> Future<R> guard(Supplier<Future<R>> body) {
    try {
      return body.get();
    } catch (RuntimeException thrown) {
      return Future.failedFuture(thrown);
    }
  }

  private static void refuse(
      Address<?, ?> at, io.vertx.core.eventbus.Message<?> message, Throwable cause) {
    if (cause instanceof BusException known) {
      message.fail(known.failure().code(), known.getMessage());
      return;
    }
    LOG.error("{} failed", at.name(), cause);
    message.fail(Failure.BUG.code(), String.valueOf(cause.getMessage()));
  }

  private static BusException translate(Address<?, ?> to, Throwable cause) {
    if (!(cause instanceof ReplyException reply)) {
      return new BusException(Failure.BUG, to.name() + ": " + cause.getMessage());
    }
    return switch (reply.failureType()) {
      case TIMEOUT ->
          new BusException(
              Failure.TIMEOUT, to.name() + ": no reply within " + to.timeout().toSeconds() + " s");
      case NO_HANDLERS ->
          new BusException(Failure.UNKNOWN, to.name() + ": the address has no handler");
      case RECIPIENT_FAILURE ->
          new BusException(Failure.of(reply.failureCode()), String.valueOf(reply.getMessage()));
      default -> new BusException(Failure.BUG, to.name() + ": " + reply.getMessage());
    };
  }

  /** Passes the object itself; encoding for another node is an error. */
  private static final class ByReference implements MessageCodec<Object, Object> {
    @Override
    public void encodeToWire(Buffer buffer, Object record) {
      throw new IllegalStateException("messages stay on this node: " + record.getClass().getName());
    }

    @Override
    public Object decodeFromWire(int position, Buffer buffer) {
      throw new IllegalStateException("messages stay on this node");
    }

    @Override
    public Object transform(Object record) {
      return record;
    }

    @Override
    public String name() {
      return CODEC;
    }

    @Override
    public byte systemCodecID() {
      return -1;
    }
  }
}
