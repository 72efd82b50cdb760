package io.sluice.hub.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A data source. The API wraps its metadata or, in a newer form, lists it flat. */
record DataSource(String id, String name, String state, Optional<Instant> lastRefresh) {
  static List<DataSource> list(@Nullable Object json) {
    return Fields.list(json).stream()
        .map(
            item ->
                item.value("dataSourceMetadata") == null ? item : item.child("dataSourceMetadata"))
        .map(DataSource::of)
        .filter(source -> !source.id().isEmpty())
        .toList();
  }

  private static DataSource of(Fields source) {
    return new DataSource(
        source.id("dataSourceId").orElse(""),
        source.text("friendlyName").or(() -> source.text("name")).orElse(""),
        source.word("refreshState"),
        source.time("lastRefresh"));
  }
}
