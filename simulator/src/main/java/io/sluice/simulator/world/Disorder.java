package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Oddity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lists without an order that anybody may rely on, for instances that have this oddity. */
final class Disorder {

  private Disorder() {}

  /** The list as it is, or in an order that depends on nothing but its length. */
  static <T> List<T> of(InstanceState instance, List<T> list) {
    if (!instance.spec.is(Oddity.UNORDERED_LISTS)) {
      return list;
    }
    List<T> mixed = new ArrayList<>(list);
    SplittableRandom random = new SplittableRandom(list.size());
    for (int i = mixed.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T moved = mixed.get(i);
      mixed.set(i, mixed.get(j));
      mixed.set(j, moved);
    }
    return mixed;
  }
}
