package io.dealtrail.worklist;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the request on this thread is doing to tasks: who completes which, why tasks change hands, which new ones came of it. */
@Component
class CurrentWork {

    /** @param onBehalfOf whose task it is when somebody else completes it */
    record Completion(String taskId, String by, @Nullable String onBehalfOf) {}

    /**
     * Why tasks change hands now.
     *
     * @param by the person who may take it back; null for the engine and its steps
     */
    record Hand(
            String reasonCode,
            List<String> reasonArgs,
            @Nullable String note,
            @Nullable String by) {}

    private static final Hand BY_ENGINE = new Hand("reason.process", List.of(), null, null);
    private final ThreadLocal<@Nullable Completion> completion = new ThreadLocal<>();
    private final ThreadLocal<@Nullable Hand> hand = new ThreadLocal<>();
    private final ThreadLocal<@Nullable Boolean> quiet = new ThreadLocal<>();
    private final ThreadLocal<@Nullable List<WorkItem>> fresh = new ThreadLocal<>();

    /** Runs a completion and answers the tasks that are open because of it. */
    List<WorkItem> completing(Completion by, Runnable work) {
        List<WorkItem> opened = new ArrayList<>();
        completion.set(by);
        fresh.set(opened);
        try {
            work.run();
            return List.copyOf(opened);
        } finally {
            completion.remove();
            fresh.remove();
        }
    }

    void handing(String reasonCode, List<String> reasonArgs, @Nullable String note, Runnable work) {
        handing(new Hand(reasonCode, reasonArgs, note, null), work);
    }

    void handing(Hand why, Runnable work) {
        hand.set(why);
        try {
            work.run();
        } finally {
            hand.remove();
        }
    }

    /** Nobody is told of the tasks that change hands meanwhile. */
    void quietly(Runnable work) {
        quiet.set(true);
        try {
            work.run();
        } finally {
            quiet.remove();
        }
    }

    boolean isQuiet() {
        return quiet.get() != null;
    }

    @Nullable
    Completion completion(String taskId) {
        Completion current = completion.get();
        return current != null && current.taskId().equals(taskId) ? current : null;
    }

    Hand hand() {
        Hand current = hand.get();
        return current == null ? BY_ENGINE : current;
    }

    void opened(WorkItem item) {
        List<WorkItem> list = fresh.get();
        if (list != null) {
            list.add(item);
        }
    }

    void closed(String taskId) {
        List<WorkItem> list = fresh.get();
        if (list != null) {
            list.removeIf(item -> item.id().equals(taskId));
        }
    }
}
