package io.sluice.hub.prove;

import io.sluice.hub.store.FlowStore;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * Counts the operations of a process on its store and simulates its death right before or after one
 * of them: that operation never completes for the caller, and no later one is executed. The real
 * store survives.
 */
final class MortalStore {
  /** Operations that do not access the data. */
  private static final Set<String> ASIDE = Set.of("check", "close", "prune");

  private final Store real;
  private final int last;
  private final boolean after;
  private int operations;
  private boolean dead;

  /**
   * A store for one life.
   *
   * @param last the number, from 1, of the operation at which the process dies; 0 for never
   * @param after whether that operation still happens
   */
  MortalStore(Store real, int last, boolean after) {
    this.real = real;
    this.last = last;
    this.after = after;
  }

  boolean dead() {
    return dead;
  }

  /** Operations so far. */
  int operations() {
    return operations;
  }

  Store port() {
    HistoryStore sweeps = part(HistoryStore.class, real.history());
    RunStore runs = part(RunStore.class, real.runs());
    FlowStore flows = part(FlowStore.class, real.flows());
    SlotStore slots = part(SlotStore.class, real.slots());
    return proxy(
        Store.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "sweeps" -> sweeps;
              case "runs" -> runs;
              case "flows" -> flows;
              case "slots" -> slots;
              case "close" -> Future.succeededFuture();
              default -> call(real, method, arguments);
            });
  }

  private <T> T part(Class<T> type, T target) {
    return proxy(type, (method, arguments) -> operation(target, method, arguments));
  }

  private Object operation(Object target, Method method, Object[] arguments) throws Throwable {
    if (dead) {
      return Promise.promise().future();
    }
    if (ASIDE.contains(method.getName()) || ++operations != last) {
      return call(target, method, arguments);
    }
    dead = true;
    if (after) {
      call(target, method, arguments);
    }
    return Promise.promise().future();
  }

  private interface Body {
    Object run(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Body body) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> body.run(method, arguments)));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
