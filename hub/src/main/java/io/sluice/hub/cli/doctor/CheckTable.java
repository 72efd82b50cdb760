package io.sluice.hub.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/** Table of all checks, in the order in which a hub depends on the things they examine. */
final class CheckTable {
  /** All checks. */
  static final List<Check> ALL =
      List.of(
          new Check("configuration", "every value of the file", ConfigurationCheck::faults),
          new Check("data", "the data folder, its rights and its disk", DataCheck::folder),
          new Check("hub", "the hub that runs with the data folder", HubCheck::running),
          new Check(
              "store", "the database: version, integrity, size, disk reserve", StoreCheck::store),
          new Check("flows", "every flow file", ConfigurationCheck::flows),
          new Check("secrets", "whether each secret can be read", SecretCheck::secrets),
          new Check("token", "the token endpoint and the credentials", ApiCheck::token),
          new Check("api", "the environment's API, its key and its rights", ApiCheck::instance),
          new Check("clock", "this machine's clock compared with the API's", ApiCheck::clock),
          new Check("jobs", "how far back the API lists jobs", ApiCheck::jobs),
          new Check(
              "receivers",
              "Teams, mail and webhooks, without sending anything",
              ReceiverCheck::all));

  private CheckTable() {}

  /** Runs all checks; blocks. */
  static List<CheckResult> examine(Installation installation) {
    List<CheckResult> results = new ArrayList<>();
    for (Check check : ALL) {
      for (CheckFinding finding : check.body().apply(installation)) {
        results.add(new CheckResult(check, finding));
      }
    }
    return results;
  }
}
