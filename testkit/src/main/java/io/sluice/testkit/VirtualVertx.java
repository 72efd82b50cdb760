package io.sluice.testkit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.ThreadAwareExecutor;
import io.netty.util.concurrent.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.transport.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A real Vert.x whose only event loop runs on the caller's thread with a manual clock: every timer,
 * event bus hop and timeout of unmodified verticles happens in virtual time, in the same order each
 * time. Not thread-safe; create, run and close it on one thread. Loopback sockets work if both ends
 * are on this loop.
 */
public class VirtualVertx implements InstantSource, AutoCloseable {
  private final Instant start;
  private final MockTicker ticker = Ticker.newMockTicker();
  private final Handlers handlers;
  private final Loop loop;
  private final Vertx vertx;

  /** A virtual Vert.x whose wall clock shows the given instant. */
  public VirtualVertx(Instant start) {
    this.start = start;
    Transport nio = io.vertx.core.transport.Transport.NIO.implementation();
    this.handlers = new Handlers(nio.ioHandlerFactory());
    this.loop = new Loop(Thread.currentThread(), handlers, ticker);
    this.vertx =
        VertxBootstrap.create()
            .options(new VertxOptions().setEventLoopPoolSize(1).setFileSystemOptions(noCache()))
            .transport(new OneLoop(nio, loop))
            .executorServiceFactory((threads, count, max) -> new OnLoop(loop))
            .init()
            .vertx();
  }

  /** Without a cache folder, which would remain in the temporary folder after {@link #abandon}. */
  private static FileSystemOptions noCache() {
    return new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
  }

  /** The Vert.x to deploy on. */
  public Vertx vertx() {
    return vertx;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(ticker.nanoTime());
  }

  /** Nanoseconds of virtual time since the start. */
  public long nanos() {
    return ticker.nanoTime();
  }

  /**
   * Runs everything that is due within the given time from now, jumping from deadline to deadline.
   */
  public void run(Duration amount) {
    runUntil(() -> false, amount);
  }

  /**
   * Runs until the condition holds, at most for the given virtual time.
   *
   * @return whether the condition holds
   */
  public boolean runUntil(BooleanSupplier condition, Duration atMost) {
    long end = ticker.nanoTime() + atMost.toNanos();
    while (true) {
      settle();
      if (condition.getAsBoolean()) {
        return true;
      }
      long now = ticker.nanoTime();
      long next = loop.nextDeadline();
      if (next < 0 || next > end) {
        ticker.advance(end - now, TimeUnit.NANOSECONDS);
        settle();
        return condition.getAsBoolean();
      }
      if (next > now) {
        ticker.advance(next - now, TimeUnit.NANOSECONDS);
      }
    }
  }

  /** Runs until the future is done, at most for the given virtual time, and returns its result. */
  public <T> T await(Future<T> future, Duration atMost) {
    if (!runUntil(future::isComplete, atMost)) {
      throw new IllegalStateException("not done within " + atMost + " of virtual time");
    }
    if (future.failed()) {
      throw new IllegalStateException(future.cause().getMessage(), future.cause());
    }
    return future.result();
  }

  /** Undeploys everything and ends the loop. */
  @Override
  public void close() {
    Future<Void> closing = vertx.close();
    // Netty completes the last step on a thread of its own, after this loop has ended.
    runUntil(() -> closing.isComplete() || loop.isShuttingDown(), Duration.ofMinutes(1));
    if (!loop.isShuttingDown() && !closing.isComplete()) {
      throw new IllegalStateException("not closed within a minute of virtual time");
    }
  }

  /**
   * Simulates the end of a killed process: nothing runs any more, no handler is notified, and
   * threads and descriptors are released.
   */
  public void abandon() {
    ((VertxInternal) vertx).blockedThreadChecker().close();
    handlers.destroy();
  }

  /** Bytes on a loopback socket need a few turns of the loop to arrive, without time passing. */
  private void settle() {
    int idle = 0;
    while (idle < 3) {
      idle = loop.runNow() > 0 ? 0 : idle + 1;
    }
  }

  /** Makes the loop's handler and keeps it, so that it can be destroyed without the loop. */
  private static final class Handlers implements IoHandlerFactory {
    private final IoHandlerFactory nio;
    private final List<IoHandler> made = new ArrayList<>();

    Handlers(IoHandlerFactory nio) {
      this.nio = nio;
    }

    @Override
    public IoHandler newHandler(ThreadAwareExecutor executor) {
      IoHandler handler = nio.newHandler(executor);
      made.add(handler);
      return handler;
    }

    @Override
    public boolean isChangingThreadSupported() {
      return nio.isChangingThreadSupported();
    }

    void destroy() {
      made.forEach(IoHandler::prepareToDestroy);
      made.forEach(IoHandler::destroy);
    }
  }

  private static final class Loop extends ManualIoEventLoop {
    Loop(Thread owner, IoHandlerFactory handlers, Ticker ticker) {
      super(null, owner, handlers, ticker);
    }

    long nextDeadline() {
      return nextScheduledTaskDeadlineNanos();
    }
  }

  private record OneLoop(Transport nio, Loop loop) implements Transport {
    @Override
    public IoHandlerFactory ioHandlerFactory() {
      return nio.ioHandlerFactory();
    }

    @Override
    public EventLoopGroup eventLoopGroup(
        int type, int threads, ThreadFactory factory, int ioRatio) {
      return loop;
    }

    @Override
    public DatagramChannel datagramChannel() {
      return nio.datagramChannel();
    }

    @Override
    @SuppressWarnings("deprecation") // the port is declared with it
    public DatagramChannel datagramChannel(io.netty.channel.socket.InternetProtocolFamily family) {
      return nio.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
      return nio.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
      return nio.serverChannelFactory(domainSocket);
    }
  }

  /** Blocking work is done on the loop itself, so that virtual time cannot run ahead of it. */
  private static final class OnLoop extends AbstractExecutorService {
    private final Loop loop;
    private boolean down;

    OnLoop(Loop loop) {
      this.loop = loop;
    }

    @Override
    public void execute(Runnable work) {
      loop.execute(work);
    }

    @Override
    public void shutdown() {
      down = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      down = true;
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return down;
    }

    @Override
    public boolean isTerminated() {
      return down;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return down;
    }
  }
}
