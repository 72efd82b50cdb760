package io.sluice.simulator.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathNormalizerTest {

  @ParameterizedTest
  @CsvSource({
    "/instances, /instances",
    "/v1/instances, /instances",
    "/api/instances, /instances",
    "/api/v1/instances/, /instances",
    "/v1/Instances/i/workflows/main/jobs, /instances/i/workflows/main/jobs",
    "/v1/instances/i/manage/workflows/main/jobs, /instances/i/workflows/main/jobs",
    "/api/instances/i/manage/tables/Customer, /instances/i/manage/entities/Customer",
    "/instances/i/manage/datasources/v2, /instances/i/manage/datasources/v2",
    "/instances/i/manage/segments/v1, /instances/i/manage/segments/v1",
    "/instances/i/data/a%2Fb, /instances/i/data/a%2Fb",
  })
  void every_documented_spelling_becomes_one(String sent, String form) {
    assertThat(PathNormalizer.api(Request.of("GET", sent))).map(Request::path).contains(form);
  }

  @ParameterizedTest
  @CsvSource({"/", "/_sim/ledger", "/v1", "/v1/v1/v1/instances", "/hooks/instances"})
  void other_addresses_are_not_the_apis(String sent) {
    assertThat(PathNormalizer.api(Request.of("GET", sent))).isEmpty();
  }

  @Test
  void the_older_data_query_gets_its_dollar_signs() {
    Request form =
        PathNormalizer.api(
                Request.of("GET", "/instances/i/data?relativePath=Customer&Top=5&Filter=a+eq+'b'"))
            .orElseThrow();
    assertThat(form.path()).isEqualTo("/instances/i/data/Customer");
    assertThat(form.parameter("$top")).contains("5");
    assertThat(form.parameter("$filter")).contains("a eq 'b'");
    assertThat(form.parameter("relativePath")).isEmpty();
  }

  @Test
  void the_older_reset_scope_becomes_a_query_parameter() {
    Request form =
        PathNormalizer.api(Request.of("DELETE", "/instances/i/manage/reset/operationScope/all"))
            .orElseThrow();
    assertThat(form.path()).isEqualTo("/instances/i/manage/reset");
    assertThat(form.parameter("instanceManagementOperationScope")).contains("all");
  }
}
