package io.sluice.simulator.world;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.WireEnum;
import io.sluice.simulator.wire.WireJson;
import java.io.IOException;
import java.time.Duration;

/** Serializes the state of a world as JSON. */
final class SnapshotJson {

  private static final ObjectMapper MAPPER = build();

  private SnapshotJson() {}

  static Snapshot write(SavedWorld world) {
    try {
      return new Snapshot(MAPPER.writeValueAsString(world));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The world cannot be written", e);
    }
  }

  static SavedWorld read(Snapshot snapshot) {
    try {
      SavedWorld world = MAPPER.readValue(snapshot.json(), SavedWorld.class);
      if (world.format() != SavedWorld.FORMAT) {
        throw new IllegalArgumentException(
            "The snapshot has format "
                + world.format()
                + "; this simulator reads format "
                + SavedWorld.FORMAT
                + ". Make it again.");
      }
      return world;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "This is no snapshot of a world: " + e.getOriginalMessage(), e);
    }
  }

  private static ObjectMapper build() {
    SimpleModule module = new SimpleModule("snapshots");
    module.addSerializer(new DurationWriter());
    module.addDeserializer(Duration.class, new DurationReader());
    module.addKeySerializer(NodeKey.class, new KeyWriter());
    module.addKeyDeserializer(NodeKey.class, new KeyReader());
    module.registerSubtypes(Due.class.getPermittedSubclasses());
    module.registerSubtypes(Fact.class.getPermittedSubclasses());
    return JsonMapper.builder()
        .addModule(WireJson.module())
        .addModule(module)
        .addMixIn(Due.class, Tagged.class)
        .addMixIn(Fact.class, Tagged.class)
        .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
        .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
        .serializationInclusion(JsonInclude.Include.NON_NULL)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .build();
  }

  /** Adds the type name to values of sealed types. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind!")
  private interface Tagged {}

  private static final class DurationWriter extends StdSerializer<Duration> {
    DurationWriter() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  private static final class DurationReader extends StdDeserializer<Duration> {
    DurationReader() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Duration.parse(in.getText());
    }
  }

  private static final class KeyWriter extends StdSerializer<NodeKey> {
    KeyWriter() {
      super(NodeKey.class);
    }

    @Override
    public void serialize(NodeKey value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(value.text());
    }
  }

  private static final class KeyReader extends KeyDeserializer {
    @Override
    public Object deserializeKey(String text, DeserializationContext context) throws IOException {
      int slash = text.indexOf('/');
      String word = slash < 0 ? text : text.substring(0, slash);
      OperationType operation =
          WireEnum.parse(OperationType.class, word)
              .orElseThrow(() -> new IOException("No kind of operation: " + word));
      return new NodeKey(operation, slash < 0 ? null : text.substring(slash + 1));
    }
  }
}
