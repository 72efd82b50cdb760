package io.sluice.simulator.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Serializers of instants and enumerations. */
final class WireModule extends SimpleModule {

  WireModule(WireJson.Spelling spelling) {
    super("customer-insights-wire");
    addSerializer(new InstantWriter());
    addDeserializer(Instant.class, new InstantReader());
    addSerializer(new EnumWriter(spelling));
    setDeserializerModifier(new EnumReaders());
  }

  /** At most six fractional digits: some strict clients accept no more. */
  private static final class InstantWriter extends StdSerializer<Instant> {
    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.truncatedTo(ChronoUnit.MICROS).toString());
    }
  }

  private static final class InstantReader extends StdDeserializer<Instant> {
    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getText();
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        return (Instant)
            context.handleWeirdStringValue(
                Instant.class, text, "not an ISO-8601 time with an offset");
      }
    }
  }

  private static final class EnumWriter extends StdSerializer<WireEnum> {
    private final WireJson.Spelling spelling;

    EnumWriter(WireJson.Spelling spelling) {
      super(WireEnum.class);
      this.spelling = spelling;
    }

    @Override
    public void serialize(WireEnum value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(spelling == WireJson.Spelling.CAMEL ? value.wire() : value.pascal());
    }
  }

  private static final class EnumReaders extends BeanDeserializerModifier {
    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonDeserializer<?> usual) {
      return WireEnum.class.isAssignableFrom(type.getRawClass())
          ? new EnumReader(type.getRawClass())
          : usual;
    }
  }

  private static final class EnumReader extends StdDeserializer<Object> {
    EnumReader(Class<?> type) {
      super(type);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String word = in.getText();
      for (Object constant : handledType().getEnumConstants()) {
        if (((WireEnum) constant).wire().equalsIgnoreCase(word)) {
          return constant;
        }
      }
      return context.handleWeirdStringValue(handledType(), word, "not one of its words");
    }
  }
}
