package io.dealtrail.worklist;

import io.dealtrail.shared.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a list of tasks shows, and in which order; null is any.
 *
 * @param list mine, queue, team or all
 * @param due overdue, today, week (each with all that is due earlier), later or none, in the reader's time zone
 * @param section one section of the list: overdue, today, week, later or snoozed
 * @param state open or snoozed
 * @param priority high, normal or low
 * @param group a candidate group, whoever has the task
 * @param assignee a person, or {@code nobody}
 * @param sort due, priority, amount or newest
 */
record TaskFilter(
        String list,
        @Nullable String due,
        @Nullable String section,
        @Nullable String stage,
        @Nullable String q,
        @Nullable String deal,
        @Nullable String region,
        @Nullable String state,
        @Nullable String customer,
        @Nullable String priority,
        @Nullable String group,
        @Nullable String assignee,
        String sort) {

    static final String NOBODY = "nobody";
    static final List<String> SECTIONS = List.of("overdue", "today", "week", "later", "snoozed");
    static final List<String> SORTS = List.of("due", "priority", "amount", "newest");
    private static final Set<String> LISTS = Set.of("mine", "queue", "team", "all");
    private static final Set<String> DUES = Set.of("overdue", "today", "week", "later", "none");
    private static final Set<String> STATES = Set.of("open", "snoozed");
    private static final Set<String> PRIORITIES = Set.of("high", "normal", "low");

    /** @throws Refused {@code task.list} and others (400) for a word that is none of its kind */
    TaskFilter {
        requireOne(LISTS, list, "task.list");
        requireOne(DUES, due, "task.due");
        requireOne(SECTIONS, section, "task.section");
        requireOne(STATES, state, "task.state");
        requireOne(PRIORITIES, priority, "task.priority");
        requireOne(SORTS, sort, "task.sort");
    }

    /** From the parameters of an address; what is blank is any. */
    static TaskFilter of(Map<String, String> params) {
        return new TaskFilter(
                orElse(given(params, "list"), "mine"),
                given(params, "due"),
                given(params, "section"),
                given(params, "stage"),
                given(params, "q"),
                given(params, "deal"),
                given(params, "region"),
                given(params, "state"),
                given(params, "customer"),
                given(params, "priority"),
                given(params, "group"),
                given(params, "assignee"),
                orElse(given(params, "sort"), "due"));
    }

    /** What a saved view keeps and the form of filters holds: everything but the list's whole. */
    public Map<String, String> given() {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "due", due);
        put(all, "stage", stage);
        put(all, "q", q);
        put(all, "customer", customer);
        put(all, "priority", priority);
        put(all, "group", group);
        put(all, "assignee", assignee);
        return all;
    }

    /** The address's part behind the question mark; {@code section} too when it is one. */
    public String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance().queryParam("list", list);
        List<String> values = new ArrayList<>();
        given().forEach((name, value) -> {
            query.queryParam(name, "{" + name + "}");
            values.add(value);
        });
        if (section != null) {
            query.queryParam("section", section);
        }
        if (!sort.equals("due")) {
            query.queryParam("sort", sort);
        }
        String text = query.encode().buildAndExpand(values.toArray()).toUri().getRawQuery();
        return text == null ? "" : text;
    }

    /** The query without one of its filters, to take that one off. */
    public String without(String name) {
        Map<String, String> left = given();
        left.remove(name);
        left.put("list", list);
        left.put("sort", sort);
        return of(left).query();
    }

    /** The query of another list with the same filters. */
    public String onList(String other) {
        Map<String, String> same = given();
        if (!other.equals("team")) {
            same.remove("assignee");
        }
        same.put("list", other);
        same.put("sort", sort);
        return of(same).query();
    }

    public boolean filtered() {
        return !given().isEmpty();
    }

    /** Whether the list is shown in its sections: by due date, and nothing asked for across them. */
    public boolean sectioned() {
        return sort.equals("due") && q == null && due == null && section == null;
    }

    public TaskFilter inSection(String one) {
        return new TaskFilter(list, due, one, stage, q, deal, region, state, customer, priority, group, assignee, sort);
    }

    TaskFilter inState(String one) {
        return new TaskFilter(
                list, due, section, stage, q, deal, region, one, customer, priority, group, assignee, sort);
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private static @Nullable String given(Map<String, String> params, String name) {
        String value = params.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String orElse(@Nullable String given, String usual) {
        return given == null ? usual : given;
    }

    private static void requireOne(java.util.Collection<String> words, @Nullable String word, String code) {
        if (word != null && !words.contains(word)) {
            throw Refused.malformed(code, word);
        }
    }
}
