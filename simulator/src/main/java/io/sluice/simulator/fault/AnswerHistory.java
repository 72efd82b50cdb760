package io.sluice.simulator.fault;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Earlier answers by request, for the fault that repeats a stale answer. Bounded. */
public final class AnswerHistory {
  private static final int MAX_REQUESTS = 100;
  private static final int MAX_ANSWERS_PER_REQUEST = 5;

  private final Map<String, Deque<Answer>> answers = new LinkedHashMap<>(16, 0.75f, true);

  /** Records an answer; ignores all but successful GET requests. */
  public void record(Request request, Answer answer) {
    if (!request.method().equals("GET") || answer.status() != 200) {
      return;
    }
    Deque<Answer> mine = answers.computeIfAbsent(key(request), key -> new ArrayDeque<>());
    mine.addLast(answer);
    if (mine.size() > MAX_ANSWERS_PER_REQUEST) {
      mine.removeFirst();
    }
    if (answers.size() > MAX_REQUESTS) {
      answers.remove(answers.keySet().iterator().next());
    }
  }

  /** The oldest recorded answer to a request. */
  public Optional<Answer> oldest(Request request) {
    return Optional.ofNullable(answers.get(key(request))).map(Deque::peekFirst);
  }

  /** Removes all answers. */
  public void clear() {
    answers.clear();
  }

  private static String key(Request request) {
    return request.path() + "?" + request.query();
  }
}
