package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SecurityTest {
  /** Routes that require no token; every other route does. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /login.css",
          "GET /icon.svg",
          "POST /login",
          "POST /logout",
          "GET /-/healthy",
          "GET /-/ready");

  private static final Map<String, String> BEARER =
      Map.of("Authorization", "Bearer " + ConsoleFixture.TOKEN);

  private final ManualClock clock = new ManualClock();
  private FakeHub hub;
  private ConsoleFixture console;

  @BeforeEach
  void open(Vertx vertx) {
    hub = new FakeHub(vertx).filled();
    console = ConsoleFixture.guarded(vertx, hub, clock);
  }

  /** Method and path of every route, parameters filled in. */
  private record Spot(String method, String path) {
    String name() {
      return method + " " + path;
    }
  }

  private List<Spot> spots() {
    List<Spot> spots = new ArrayList<>();
    for (Object item : console.send("GET", "/api/v1", BEARER, "").json().getJsonArray("items")) {
      JsonObject row = (JsonObject) item;
      String path = row.getString("path").replace("{id}", "run-2").replace("{name}", "night-shift");
      spots.add(new Spot(row.getString("method"), path));
    }
    return spots;
  }

  @Test
  void every_route_but_the_open_ones_requires_the_token() {
    for (Spot spot : spots()) {
      int expected = OPEN.contains(spot.name()) ? 0 : 401;
      assertThat(bad(spot, Map.of())).as("%s without a token", spot).isEqualTo(expected);
      for (String wrong :
          List.of("Bearer wrong", "Basic " + ConsoleFixture.TOKEN, "Bearer", "", "Bearer  x y")) {
        clock.move(WrongTokenLimit.WINDOW);
        assertThat(bad(spot, Map.of("Authorization", wrong)))
            .as("%s with \"%s\"", spot, wrong)
            .isEqualTo(expected);
      }
    }
    assertThat(hub.asked).isEmpty();
  }

  /** 401, or 0 for any other answer. */
  private int bad(Spot spot, Map<String, String> headers) {
    if (spot.path().equals("/login")) {
      return 0;
    }
    int status = console.send(spot.method(), spot.path(), headers, "").status();
    return status == 401 ? 401 : 0;
  }

  @Test
  void the_open_routes_are_no_more_than_these() {
    List<String> open =
        spots().stream()
            .filter(spot -> !spot.name().equals("POST /login"))
            .filter(spot -> console.send(spot.method(), spot.path(), Map.of(), "").status() != 401)
            .map(Spot::name)
            .toList();
    assertThat(open)
        .containsExactlyInAnyOrderElementsOf(
            OPEN.stream().filter(name -> !name.equals("POST /login")).toList());
  }

  @Test
  void no_spelling_of_a_path_bypasses_the_token() {
    for (Spot spot : spots()) {
      for (String path : spellings(spot.path())) {
        int status = console.send(spot.method(), path, Map.of(), "").status();
        assertThat(status).as("%s %s", spot.method(), path).isIn(400, 401);
      }
    }
  }

  @Test
  void with_the_token_other_spellings_are_404() {
    Spot spot = new Spot("GET", "/api/v1/events");
    for (String path : spellings(spot.path())) {
      int status = console.send("GET", path, BEARER, "").status();
      assertThat(status).as(path).isIn(400, 404);
    }
  }

  private static List<String> spellings(String path) {
    List<String> all = new ArrayList<>();
    String encoded = "/%" + Integer.toHexString(path.length() > 1 ? path.charAt(1) : 'a');
    String rest = path.length() > 1 ? path.substring(2) : "";
    all.add(encoded + rest);
    all.add("http://127.0.0.1" + path);
    all.add("*");
    for (String before :
        List.of("/", "/.", "/..", "/x/..", "/;", "/;a=b", "/%2e", "/%2e%2e", "/%2f", "/login/..")) {
      all.add(before + path);
      all.add(before + "/" + path);
    }
    for (String after :
        List.of(
            "/",
            "//",
            "/.",
            "/..",
            "/../",
            ";",
            ";a=b",
            "/;",
            "%2f",
            "%00",
            "%20",
            "%0a",
            ".css",
            "/login.css",
            "/-/healthy",
            "%3f",
            "/%2e%2e",
            ".",
            "..",
            "\\",
            "%5c",
            "/x/../-/ready",
            ";/login",
            "%23",
            "/*")) {
      all.add(path + after);
    }
    all.add(
        path.toUpperCase(Locale.ROOT).equals(path) ? path + "/x" : path.toUpperCase(Locale.ROOT));
    all.removeIf(Set.of("/login.css", "/-/healthy", "/-/ready", "/icon.svg", "/login")::contains);
    all.removeIf(path::equals);
    return all;
  }

  @Test
  void a_foreign_host_header_is_421_everywhere() {
    for (Spot spot : spots()) {
      for (String host :
          List.of("evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "")) {
        Map<String, String> headers = new LinkedHashMap<>(BEARER);
        headers.put("Host", host);
        assertThat(console.send(spot.method(), spot.path(), headers, "").status())
            .as("%s at %s", spot, host)
            .isEqualTo(421);
      }
    }
    assertThat(hub.asked).isEmpty();
  }

  @Test
  void loopback_names_and_configured_names_are_accepted() {
    for (String host :
        List.of("localhost", "LOCALHOST:9", "[::1]:8080", "127.0.0.1", "hub.example:443")) {
      Map<String, String> headers = new LinkedHashMap<>(BEARER);
      headers.put("Host", host);
      assertThat(console.send("GET", "/api/v1/info", headers, "").status()).as(host).isEqualTo(200);
    }
  }

  @Test
  void another_page_cannot_change_anything() {
    for (Spot spot : spots()) {
      if (!spot.method().equals("POST")) {
        continue;
      }
      for (String origin : List.of("http://evil.example", "null", "http://127.0.0.1:1", "")) {
        Map<String, String> headers = new LinkedHashMap<>(BEARER);
        headers.put("Origin", origin);
        assertThat(console.send("POST", spot.path(), headers, "").status())
            .as("%s from %s", spot, origin)
            .isEqualTo(403);
      }
      Map<String, String> headers = new LinkedHashMap<>(BEARER);
      headers.put("Sec-Fetch-Site", "cross-site");
      assertThat(console.send("POST", spot.path(), headers, "").status()).isEqualTo(403);
    }
    assertThat(hub.asked).isEmpty();
  }

  @Test
  void nothing_changes_by_get() {
    for (Spot spot : spots()) {
      if (!spot.path().endsWith("/stream")) {
        console.send("GET", spot.path(), BEARER, "");
      }
    }
    assertThat(hub.asked).isEmpty();
  }

  @Test
  void every_answer_carries_the_security_headers() {
    for (String path : List.of("/", "/login.css", "/api/v1/info", "/nowhere", "/-/healthy")) {
      for (Map<String, String> headers : List.of(BEARER, Map.<String, String>of())) {
        ConsoleFixture.Answer answer = console.send("GET", path, headers, "");
        assertThat(answer.header("Content-Security-Policy"))
            .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
            .contains("frame-ancestors 'none'", "base-uri 'none'")
            .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().contains("Access-Control-Allow-Origin")).isFalse();
      }
    }
  }

  @Test
  void login_opens_a_session_and_logout_ends_it() {
    ConsoleFixture.Answer form = console.get("/");
    assertThat(form.status()).isEqualTo(401);
    assertThat(form.text()).contains("<form").doesNotContain("The token is wrong");

    Map<String, String> own = Map.of("Origin", "http://127.0.0.1:" + console.port());
    ConsoleFixture.Answer wrong = console.send("POST", "/login", own, "token=wrong");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text()).contains("The token is wrong");

    ConsoleFixture.Answer right =
        console.send("POST", "/login", own, "token=" + ConsoleFixture.TOKEN);
    assertThat(right.status()).isEqualTo(303);
    String cookie = right.header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");

    Map<String, String> session = new LinkedHashMap<>(own);
    session.put("Cookie", cookie.substring(0, cookie.indexOf(';')));
    assertThat(console.send("GET", "/", session, "").text()).contains("main.js");
    assertThat(console.send("POST", "/api/v1/runs/run-2/resubmit", session, "").status())
        .isEqualTo(201);
    assertThat(console.send("POST", "/logout", session, "").header("Set-Cookie"))
        .contains("Max-Age=0");

    clock.move(SessionCookies.LIFETIME);
    assertThat(console.send("GET", "/", session, "").status()).isEqualTo(401);
  }

  @Test
  void a_session_without_an_origin_changes_nothing() {
    ConsoleFixture.Answer login = console.post("/login", "token=" + ConsoleFixture.TOKEN);
    String cookie = login.header("Set-Cookie");
    Map<String, String> session = Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')));
    assertThat(console.send("POST", "/api/v1/runs/run-2/resubmit", session, "").status())
        .isEqualTo(403);
    assertThat(hub.asked).isEmpty();
  }

  @Test
  void token_guessing_is_rate_limited() {
    for (int i = 0; i < WrongTokenLimit.MAX_FAILURES; i++) {
      console.send("GET", "/api/v1/info", Map.of("Authorization", "Bearer guess-" + i), "");
    }
    ConsoleFixture.Answer answer = console.send("GET", "/api/v1/info", BEARER, "");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 61);
    clock.move(Duration.ofMinutes(1));
    assertThat(console.send("GET", "/api/v1/info", BEARER, "").status()).isEqualTo(200);
  }

  @Test
  void a_long_body_is_refused() {
    String body = "{\"reason\":\"" + "x".repeat(RequestPipeline.MAX_BODY_BYTES) + "\"}";
    assertThat(console.send("POST", "/api/v1/flows/night-shift/pause", BEARER, body).status())
        .isEqualTo(413);
    assertThat(hub.asked).isEmpty();
  }

  @Test
  void no_answer_repeats_the_token() {
    for (Spot spot : spots()) {
      if (!spot.path().endsWith("/stream")) {
        ConsoleFixture.Answer answer = console.send(spot.method(), spot.path(), BEARER, "");
        assertThat(answer.text()).as(spot.name()).doesNotContain(ConsoleFixture.TOKEN);
      }
    }
  }

  @Test
  void routes_of_the_simulator_do_not_exist() {
    assertThat(console.send("GET", "/_sim/ledger", BEARER, "").status()).isEqualTo(404);
    assertThat(console.send("POST", "/_sim/trigger", BEARER, "{}").status()).isEqualTo(404);
    assertThat(spots()).noneMatch(spot -> spot.path().contains("_sim"));
  }
}
