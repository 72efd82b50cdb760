package io.sluice.simulator.data;

import java.util.List;

/** Word lists for generated people and activities. */
final class SampleNames {
  static final List<String> FIRST =
      List.of(
          "Ada", "Ben", "Chiara", "Dmitri", "Elif", "Femke", "Gabriel", "Hana", "Ivan", "Jutta",
          "Kofi", "Lena", "Mateo", "Nora", "Omar", "Priya", "Quentin", "Rosa", "Sven", "Tomasz",
          "Uma", "Viktor", "Wanda", "Ximena", "Yuki", "Zoe", "Abena", "Björn", "Celia", "Daan",
          "Emre", "Fatima");
  static final List<String> LAST =
      List.of(
          "Almeida",
          "Berger",
          "Costa",
          "Dubois",
          "Eriksen",
          "Fischer",
          "Garcia",
          "Haddad",
          "Ibrahim",
          "Jansen",
          "Kowalski",
          "Larsen",
          "Meyer",
          "Novak",
          "Okafor",
          "Petrov",
          "Quinn",
          "Rossi",
          "Schmidt",
          "Tanaka",
          "Ueda",
          "Vargas",
          "Weber",
          "Xu",
          "Yilmaz",
          "Zimmermann",
          "O'Neill",
          "Lindqvist",
          "Moreau",
          "Silva",
          "Nakamura",
          "Kaya");
  static final List<String> CITY =
      List.of(
          "Berlin", "Lisbon", "Lyon", "Oslo", "Kraków", "Turin", "Seattle", "Toronto", "Osaka",
          "Leeds", "Utrecht", "Graz", "Porto", "Malmö", "Brno", "Ghent");
  static final List<String> COUNTRY =
      List.of(
          "Germany",
          "Portugal",
          "France",
          "Norway",
          "Poland",
          "Italy",
          "United States",
          "Canada",
          "Japan",
          "United Kingdom",
          "Netherlands",
          "Austria",
          "Portugal",
          "Sweden",
          "Czechia",
          "Belgium");
  static final List<String> TIER =
      List.of("Bronze", "Bronze", "Bronze", "Silver", "Silver", "Gold");
  static final List<String> CATEGORY =
      List.of("Grocery", "Household", "Clothing", "Garden", "Toys", "Electronics");
  static final List<String> CHANNEL = List.of("Store", "Web", "App", "Phone");
  static final List<String> ACTIVITY =
      List.of("SalesOrder", "WebVisit", "SupportCase", "LoyaltyReward", "EmailOpened");
  static final List<String> ACTIVITY_DISPLAY =
      List.of("Purchase", "Web visit", "Support case", "Loyalty reward", "E-mail opened");
  static final List<String> ACTIVITY_TITLE =
      List.of(
          "Order placed",
          "Visited the shop's pages",
          "Asked for help",
          "Redeemed points",
          "Opened a newsletter");

  private SampleNames() {}

  /** The word that a hash selects. */
  static String pick(List<String> words, long hash) {
    return words.get(Mix.below(hash, words.size()));
  }
}
