package io.dealtrail.worklist;

import io.dealtrail.web.Cursor;
import io.dealtrail.web.Like;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as conditions on {@code work_item w}; the moments are those of {@link Days}. */
final class Conditions {

    private static final String AWAKE = "(w.snoozed_until is null or w.snoozed_until <= :now)";
    private static final String ASLEEP = "w.snoozed_until > :now";

    private Conditions() {}

    /** Each condition begins with {@code and}. */
    static String of(TaskFilter filter, Map<String, Object> params) {
        List<String> all = new ArrayList<>();
        if (filter.due() != null) {
            all.add(
                    switch (filter.due()) {
                        case "overdue" -> "w.due < :now";
                        case "today" -> "w.due < :tomorrow";
                        case "week" -> "w.due < :nextWeek";
                        case "later" -> "w.due >= :nextWeek and w.due < :never";
                        default -> "w.due = :never";
                    });
        }
        if (filter.section() != null) {
            all.add(section(filter.section()));
        }
        if (filter.state() != null) {
            all.add(filter.state().equals("open") ? AWAKE : ASLEEP);
        }
        if (filter.priority() != null) {
            all.add(
                    switch (filter.priority()) {
                        case "high" -> "w.priority >= 70";
                        case "low" -> "w.priority < 40";
                        default -> "w.priority >= 40 and w.priority < 70";
                    });
        }
        equal(all, params, "stage", filter.stage());
        equal(all, params, "deal", filter.deal());
        equal(all, params, "region", filter.region());
        equal(all, params, "candidate_group", filter.group());
        if (TaskFilter.NOBODY.equals(filter.assignee())) {
            all.add("w.assignee is null");
        } else {
            equal(all, params, "assignee", filter.assignee());
        }
        if (filter.customer() != null) {
            all.add("lower(w.customer) like :customer");
            params.put("customer", Like.anywhere(filter.customer()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            all.add("(lower(w.name) like :q or lower(w.customer) like :q or lower(w.title) like :q or"
                    + " lower(w.deal) like :q)");
            params.put("q", Like.anywhere(filter.q()));
        }
        StringBuilder sql = new StringBuilder();
        all.forEach(one -> sql.append(" and ").append(one));
        return sql.toString();
    }

    private static String section(String section) {
        return switch (section) {
            case "overdue" -> "w.due < :now and " + AWAKE;
            case "today" -> "w.due >= :now and w.due < :tomorrow and " + AWAKE;
            case "week" -> "w.due >= :tomorrow and w.due < :nextWeek and " + AWAKE;
            // On a Sunday the week ends with the day.
            case "later" -> "w.due >= :nextWeek and w.due >= :tomorrow and " + AWAKE;
            default -> ASLEEP;
        };
    }

    static String order(String sort) {
        return switch (sort) {
            case "priority" -> " order by priority desc, due, id";
            case "amount" -> " order by amount desc nulls last, id";
            case "newest" -> " order by created_at desc, id";
            default -> " order by due, id";
        };
    }

    static String cursor(String sort, WorkItem last) {
        return switch (sort) {
            case "priority" -> Cursor.of(last.priority(), last.due(), last.id());
            case "amount" ->
                Cursor.of(last.amount() == null ? null : last.amount().amount().toPlainString(), last.id());
            case "newest" -> Cursor.of(last.createdAt(), last.id());
            default -> Cursor.of(last.due(), last.id());
        };
    }

    /** What comes behind the cursor's row. */
    static String after(String sort, String cursor, Map<String, Object> params) {
        @Nullable String[] key = Cursor.parse(cursor, sort.equals("priority") ? 3 : 2);
        params.put("keyId", String.valueOf(key[key.length - 1]));
        String first = key[0];
        if (first != null) {
            params.put("key", first);
        }
        return switch (sort) {
            case "priority" -> {
                params.put("keyDue", String.valueOf(key[1]));
                yield " and w.priority <= cast(:key as integer) and (w.priority < cast(:key as integer) or"
                        + " (w.due, w.id) > (cast(:keyDue as timestamp with time zone), :keyId))";
            }
            case "amount" ->
                first == null
                        ? " and w.amount is null and w.id > :keyId"
                        : " and (w.amount < cast(:key as decimal(19, 4)) or w.amount is null or"
                                + " (w.amount = cast(:key as decimal(19, 4)) and w.id > :keyId))";
            case "newest" ->
                " and w.created_at <= cast(:key as timestamp with time zone) and"
                        + " (w.created_at < cast(:key as timestamp with time zone) or w.id > :keyId)";
            default -> " and (w.due, w.id) > (cast(:key as timestamp with time zone), :keyId)";
        };
    }

    private static void equal(List<String> all, Map<String, Object> params, String column, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            all.add("w." + column + " = :" + column);
            params.put(column, text);
        }
    }
}
