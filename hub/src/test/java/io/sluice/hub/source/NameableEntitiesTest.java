package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.flow.Flows.ParameterEntities;
import io.sluice.hub.trigger.Parameter;
import io.sluice.hub.trigger.TriggerKinds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameableEntitiesTest {

  @Test
  void each_row_is_a_parameter_of_a_trigger_kind() {
    List<String> parameters =
        TriggerKinds.ALL.stream()
            .flatMap(kind -> kind.parameters().stream())
            .map(Parameter::name)
            .toList();
    assertThat(NameableEntities.ROWS)
        .extracting(NameableEntities.NameableParameter::parameter)
        .isSubsetOf(parameters)
        .doesNotHaveDuplicates();
  }

  @Test
  void unwatchable_measures_carry_a_reason_and_unread_lists_are_left_out() {
    SweepAnswers answers =
        new SweepAnswers(Map.of(ApiList.DATA_SOURCES, List.of(), ApiList.MEASURES, List.of()));
    List<ParameterEntities> named =
        NameableEntities.of(
            answers,
            List.of(
                new Sources.Entity(
                    Sources.EntityType.DATA_SOURCE, "ds1", "Contoso", "updated", null, null),
                new Sources.Entity(
                    Sources.EntityType.SEGMENT, "VIP", "Very important", "7", null, null),
                new Sources.Entity(
                    Sources.EntityType.MEASURE, "Revenue", "Revenue", "1", null, null),
                new Sources.Entity(
                    Sources.EntityType.MEASURE, "PerShop", "Per shop", null, null, "dimensions")));
    assertThat(named)
        .containsExactly(
            new ParameterEntities("dataSourceId", "data source", true, Map.of("ds1", "")),
            new ParameterEntities("dataSourceName", "data source", true, Map.of("Contoso", "")),
            new ParameterEntities(
                "measureName", "measure", false, Map.of("Revenue", "", "PerShop", "dimensions")));
  }
}
