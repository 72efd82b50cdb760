package io.sluice.simulator.fault;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Earlier answers to the same questions, for a service that gives an old one again. */
public final class AnswerHistory {
  private static final int QUESTIONS = 100;
  private static final int EACH = 5;

  private final Map<String, Deque<Answer>> answers = new LinkedHashMap<>(16, 0.75f, true);

  /** Keeps an answer to a question; only reading ones are kept. */
  public void keep(Request request, Answer answer) {
    if (!request.method().equals("GET") || answer.status() != 200) {
      return;
    }
    Deque<Answer> mine = answers.computeIfAbsent(key(request), key -> new ArrayDeque<>());
    mine.addLast(answer);
    if (mine.size() > EACH) {
      mine.removeFirst();
    }
    if (answers.size() > QUESTIONS) {
      answers.remove(answers.keySet().iterator().next());
    }
  }

  /** The oldest kept answer to a question. */
  public Optional<Answer> oldest(Request request) {
    return Optional.ofNullable(answers.get(key(request))).map(Deque::peekFirst);
  }

  /** Forgets everything. */
  public void clear() {
    answers.clear();
  }

  private static String key(Request request) {
    return request.path() + "?" + request.query();
  }
}
