package io.dealtrail.decision;

import io.dealtrail.engine.TrialTables;
import io.dealtrail.engine.TrialTables.Answer;
import io.dealtrail.engine.TrialTables.Trial;
import io.dealtrail.shared.Refused;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks tables that are not published yet, for a bounded time. */
@Component
class Trials {

    private static final int SECONDS = 3;

    private final TrialTables engine;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "table trials");
        thread.setDaemon(true);
        return thread;
    });

    Trials(TrialTables engine) {
        this.engine = engine;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Asks the engine itself; {@code file} has passed the policy. */
    Outcome ask(byte[] file, Table table, Map<String, ? extends @Nullable Object> inputs) {
        return bounded(() -> ask(engine.read(file, table.key()), table, inputs));
    }

    /** Asks the same table many questions; equal ones once. */
    Function<Map<String, @Nullable Object>, Outcome> asker(byte[] file, Table table) {
        Map<Map<String, @Nullable Object>, Outcome> known = new HashMap<>();
        Function<Map<String, @Nullable Object>, Outcome> asked = Judge.of(table)
                .<Function<Map<String, @Nullable Object>, Outcome>>map(judge -> judge::ask)
                .orElseGet(() -> {
                    Trial trial = engine.read(file, table.key());
                    return inputs -> bounded(() -> ask(trial, table, inputs));
                });
        return inputs -> known.computeIfAbsent(inputs, asked);
    }

    private Outcome ask(Trial trial, Table table, Map<String, ? extends @Nullable Object> inputs) {
        Map<String, @Nullable Object> typed = new HashMap<>(inputs);
        for (Table.Column input : table.inputs()) {
            typed.put(input.expression(), typed(input, Judge.read(input, inputs.get(input.expression()))));
        }
        try {
            Answer answer = trial.ask(typed);
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            answer.rows().forEach(row -> rows.add(plain(table, row)));
            List<Integer> rules = table.rules().stream()
                    .filter(rule -> answer.rules().contains(rule.id()))
                    .map(Table.Rule::number)
                    .toList();
            return new Outcome(rules, table.aggregates() ? List.of() : rows, Judge.plain(answer.collected()), false);
        } catch (Refused e) {
            return new Outcome(List.of(), List.of(), null, true);
        }
    }

    private static @Nullable Object typed(Table.Column input, @Nullable Object value) {
        if (value instanceof java.math.BigDecimal number) {
            return input.isWhole() && number.scale() <= 0 ? (Object) number.longValue() : (Object) number.doubleValue();
        }
        return value;
    }

    private static Map<String, @Nullable Object> plain(Table table, Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (Table.Column output : table.outputs()) {
            plain.put(output.expression(), Judge.plain(row.get(output.expression())));
        }
        return plain;
    }

    private <T> T bounded(java.util.concurrent.Callable<T> question) {
        Future<T> answer = threads.submit(question);
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw Refused.limit("table.try.slow", SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
