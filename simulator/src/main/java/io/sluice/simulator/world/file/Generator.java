package io.sluice.simulator.world.file;

import io.sluice.simulator.wire.AggregateOperation;
import io.sluice.simulator.wire.DataSourceKind;
import io.sluice.simulator.wire.MeasureKind;
import io.sluice.simulator.world.spec.DataSourceSpec;
import io.sluice.simulator.world.spec.EntitySpec;
import io.sluice.simulator.world.spec.GenerateSpec;
import io.sluice.simulator.world.spec.InstanceSpec;
import io.sluice.simulator.world.spec.MeasureSpec;
import io.sluice.simulator.world.spec.ProcessSpec;
import io.sluice.simulator.world.spec.SegmentSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Generates the objects of a large instance; the n-th object of a kind depends only on the seed.
 */
final class Generator {

  private static final List<String> SYSTEMS =
      List.of(
          "Crm",
          "Erp",
          "Shop",
          "Loyalty",
          "Tills",
          "Support",
          "Newsletter",
          "App",
          "Survey",
          "Returns",
          "Warehouse",
          "Payments");
  private static final List<String> REGIONS =
      List.of("North", "South", "East", "West", "Nordics", "Iberia", "Alps", "Baltics", "Islands");
  private static final List<String> QUALITIES =
      List.of("Loyal", "New", "Lapsed", "Frequent", "Big", "Late", "Silent", "Curious", "Mobile");
  private static final List<String> GROUPS =
      List.of("Buyers", "Families", "Students", "Gardeners", "Travellers", "Cooks", "Builders");
  private static final List<String> NUMBERS =
      List.of("Revenue", "Orders", "Visits", "Returns", "Basket", "Margin", "Calls", "Refunds");
  private static final List<String> COLUMNS = List.of("Channel", "Country", "Shop", "Brand");
  private static final DataSourceKind[] KINDS = DataSourceKind.values();
  private static final AggregateOperation[] OPERATIONS = AggregateOperation.values();

  private final GenerateSpec spec;

  private Generator(GenerateSpec spec) {
    this.spec = spec;
  }

  /** Objects in the file come first. */
  static InstanceSpec extend(InstanceSpec written, GenerateSpec spec) {
    Generator generator = new Generator(spec);
    List<DataSourceSpec> sources = new ArrayList<>(written.dataSources());
    List<SegmentSpec> segments = new ArrayList<>(written.segments());
    List<MeasureSpec> measures = new ArrayList<>(written.measures());
    for (int i = 1; i <= spec.dataSources(); i++) {
      sources.add(generator.source(i));
    }
    for (int i = 1; i <= spec.measures(); i++) {
      measures.add(generator.measure(i));
    }
    for (int i = 1; i <= spec.segments(); i++) {
      segments.add(generator.segment(i));
    }
    return new InstanceSpec(
        written.id(),
        written.name(),
        written.type(),
        written.region(),
        written.customers(),
        written.refresh(),
        sources,
        segments,
        measures,
        written.stages(),
        written.schedules(),
        written.history(),
        written.oddities(),
        written.timeline());
  }

  /** An independent random stream for each generated object. */
  private SplittableRandom random(int kind, int index) {
    return new SplittableRandom(spec.seed() * 1_000_003 + kind * 100_003L + index).split();
  }

  private static <T> T pick(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  private static String number(int index) {
    return String.format(Locale.ROOT, "%04d", index);
  }

  private DataSourceSpec source(int index) {
    SplittableRandom random = random(1, index);
    String words = pick(SYSTEMS, random) + pick(REGIONS, random);
    String name = words + number(index);
    List<EntitySpec> entities = new ArrayList<>();
    int tables = 1 + random.nextInt(4);
    for (int table = 1; table <= tables; table++) {
      entities.add(
          new EntitySpec(
              "Table" + table,
              "Id",
              random.nextInt(3) == 0 ? null : "ModifiedOn",
              100 + random.nextInt(2_000_000),
              columns(index, table)));
    }
    return new DataSourceSpec(
        name,
        words + " " + index,
        KINDS[random.nextInt(KINDS.length)],
        entities,
        index % 40 != 0,
        random.nextInt(4) == 0,
        random.nextInt(10) == 0,
        random.nextInt(3) == 0,
        spec.failures());
  }

  /** Some tables contain people, which unification merges into customers. */
  private static List<String> columns(int source, int table) {
    String text = source % 50 == 1 && table == 1 ? "EMail:String" : "Name:String";
    return List.of(text, "Amount:Decimal", "ModifiedOn:DateTimeOffset");
  }

  private SegmentSpec segment(int index) {
    SplittableRandom random = random(2, index);
    String name = pick(QUALITIES, random) + pick(GROUPS, random) + number(index);
    @Nullable String error = index % 97 == 0 ? "There is no attribute Customer.Gone." : null;
    boolean written = index % 17 == 0 || error != null;
    boolean onMeasure = spec.measures() > 0 && index % 11 == 0;
    return new SegmentSpec(
        name,
        name,
        "Made for size, number " + index,
        written ? null : "Customer.LifetimeValue > " + (100 + random.nextInt(5000)),
        written ? "SELECT CustomerId FROM Customer WHERE City = 'City" + index + "'" : null,
        index % 23 != 0,
        index % 29 == 0,
        process(random, 10 + random.nextInt(90_000), 0),
        null,
        onMeasure ? List.of(measureName(1 + random.nextInt(spec.measures()))) : List.of(),
        error,
        spec.failures());
  }

  private String measureName(int index) {
    SplittableRandom random = random(3, index);
    return pick(NUMBERS, random) + pick(REGIONS, random) + number(index);
  }

  private MeasureSpec measure(int index) {
    String name = measureName(index);
    SplittableRandom random = random(4, index);
    double share = random.nextDouble();
    boolean attribute = share < spec.attributeShare();
    boolean scalar = !attribute && random.nextDouble() < spec.scalarShare();
    return new MeasureSpec(
        name,
        name,
        "Made for size, number " + index,
        attribute ? MeasureKind.ATTRIBUTE : MeasureKind.ENTITY,
        OPERATIONS[random.nextInt(OPERATIONS.length)],
        "UnifiedActivity",
        "Amount",
        name,
        attribute || scalar ? List.of() : List.of(pick(COLUMNS, random)),
        index % 19 == 0 ? "SELECT SUM(Amount) AS " + name + " FROM UnifiedActivity" : null,
        process(random, 100 + random.nextInt(5_000_000), 2),
        null,
        List.of(),
        index % 13 == 0,
        index % 101 == 0 ? "The table UnifiedActivity changed." : null,
        spec.failures());
  }

  private static ProcessSpec process(SplittableRandom random, int level, int decimals) {
    double part = level / 100.0;
    return new ProcessSpec(
        BigDecimal.valueOf(level),
        part * (random.nextDouble() - 0.4) / 5,
        random.nextInt(3) == 0 ? part * 4 : 0,
        Duration.ofDays(7),
        part * random.nextDouble() * 2,
        random.nextInt(5) == 0 ? 0.02 : 0,
        part * 20,
        List.of(),
        false,
        BigDecimal.ZERO,
        null,
        decimals);
  }
}
