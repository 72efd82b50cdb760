package io.sluice.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the demo of the finished jar in its own process. */
final class DemoProcess implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonNode addresses;

  private DemoProcess(Process process, JsonNode addresses) {
    this.process = process;
    this.addresses = addresses;
  }

  /** Starts the demo on free ports and reads the addresses that it prints first. */
  static DemoProcess start(Path data, String... more) throws IOException {
    List<String> command = command();
    command.addAll(List.of("demo", "--port", "0", "--simulator-port", "0", "--output", "json"));
    command.addAll(List.of("--data", data.toString()));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command).redirectError(data.resolve("demo.err").toFile()).start();
    BufferedReader out = process.inputReader();
    String first = out.readLine();
    if (first == null) {
      throw new IllegalStateException("the demo printed nothing; see " + data.resolve("demo.err"));
    }
    // Further output is read so that it does not fill the pipe.
    Thread drain = new Thread(() -> out.lines().forEach(line -> {}));
    drain.setDaemon(true);
    drain.start();
    return new DemoProcess(process, JSON.readTree(first));
  }

  /** How the jar is started; the test's own Java runs it. */
  static List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ArrayList<>(List.of(java, "-jar", System.getProperty("sluice.jar")));
  }

  String address(String name) {
    return addresses.path(name).asText();
  }

  JsonNode get(String name, String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address(name)).resolve(path)).GET().build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " answered " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** One field of every item of a list of the API. */
  List<String> all(String path, String field) {
    List<String> values = new ArrayList<>();
    get("api", path).path("items").forEach(item -> values.add(item.path(field).asText()));
    return values;
  }

  /** Ends it as Ctrl-C does. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the demo did not stop within 20 s");
    }
    return process.exitValue();
  }

  /** Ends it without warning, as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
