package io.sluice.hub.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/** The table of checks, in the order in which a hub needs what they look at. */
final class Checkups {
  /** Every check. */
  static final List<Checkup> ALL =
      List.of(
          new Checkup("configuration", "every value of the file", ConfigurationCheck::faults),
          new Checkup("data", "the data folder, its rights and its disk", DataCheck::folder),
          new Checkup("hub", "the hub that runs with the folder", HubCheck::running),
          new Checkup("store", "the database: version, damage, size, reserve", StoreCheck::store),
          new Checkup("flows", "every flow file", ConfigurationCheck::flows),
          new Checkup("secrets", "whether each reference leads to a value", SecretCheck::secrets),
          new Checkup("token", "the token endpoint and the credentials", ApiCheck::token),
          new Checkup("api", "the environment's API, its key and its rights", ApiCheck::instance),
          new Checkup("clock", "this machine's clock against the API's", ApiCheck::clock),
          new Checkup("jobs", "how far back the API lists jobs", ApiCheck::jobs),
          new Checkup("receivers", "Teams, mail and webhooks, without sending", Receivers::all));

  private Checkups() {}

  /** A finding with the check that it comes from. */
  record Result(Checkup check, Finding finding) {}

  /** Makes every check. */
  static List<Result> examine(Patient patient) {
    List<Result> results = new ArrayList<>();
    for (Checkup check : ALL) {
      for (Finding finding : check.body().apply(patient)) {
        results.add(new Result(check, finding));
      }
    }
    return results;
  }
}
