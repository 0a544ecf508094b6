package io.dealtrail.contract;

import io.dealtrail.contract.Template.Body;
import io.dealtrail.contract.Template.Item;
import io.dealtrail.contract.Template.Standard;
import io.dealtrail.web.Faults;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template as somebody wants it.
 *
 * @param above net in the base currency; a number or its text
 * @param languages en, zh or both; without any, both
 * @param note why it is changed
 */
record TemplateRequest(
        @Nullable String name,
        @Nullable String region,
        @Nullable BigDecimal above,
        @Nullable List<String> languages,
        @Nullable List<ClauseRequest> clauses,
        @Nullable List<ItemRequest> checklist,
        @Nullable String note,
        @Nullable Long version) {

    static final List<String> LANGUAGES = List.of("en", "zh");
    static final int MAX_NOTE = 500;
    private static final int MAX_CLAUSES = 60;
    private static final int MAX_ITEMS = 50;
    private static final int MAX_LABEL = 300;
    private static final int MAX_NAME = 120;
    private static final int MAX_REGION = 60;

    /** @param title by language, as {@code text} */
    record ClauseRequest(
            @Nullable String key,
            @Nullable Map<String, String> title,
            @Nullable Map<String, String> text) {}

    /** @param label by language */
    record ItemRequest(@Nullable String key, @Nullable Map<String, String> label) {}

    /** @throws io.dealtrail.shared.Refused 422 with paths such as {@code clauses[2].text.zh} */
    Body read() {
        Faults faults = new Faults();
        String called = faults.required("name", name, MAX_NAME);
        String where = faults.text("region", region, MAX_REGION);
        faults.range("above", above, 0, 1_000_000_000_000L);
        List<String> spoken = languages == null || languages.isEmpty() ? LANGUAGES : languages;
        spoken.forEach(language -> faults.choice("languages", language, LANGUAGES));
        List<String> known = LANGUAGES.stream().filter(spoken::contains).toList();
        Body body = new Body(called, where, above, known, clauses(known, faults), items(known, faults));
        faults.refuse();
        return body;
    }

    private List<Standard> clauses(List<String> known, Faults faults) {
        List<Standard> read = new ArrayList<>();
        if (clauses == null || clauses.isEmpty()) {
            faults.add("clauses", "template.noClauses");
            return read;
        }
        if (clauses.size() > MAX_CLAUSES) {
            faults.add("clauses", "contract.tooManyClauses", MAX_CLAUSES);
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < clauses.size(); i++) {
            ClauseRequest asked = clauses.get(i);
            String at = "clauses[" + i + "].";
            Map<String, String> title = texts(
                    at + "title.", asked == null ? null : asked.title(), known, ClauseTexts.MAX_TITLE, true, faults);
            Map<String, String> text =
                    texts(at + "text.", asked == null ? null : asked.text(), known, ClauseTexts.MAX_TEXT, true, faults);
            String key = ClauseTexts.key(at + "key", asked == null ? null : asked.key(), keys, faults);
            read.add(new Standard(key, title, text));
        }
        return read;
    }

    private List<Item> items(List<String> known, Faults faults) {
        List<Item> read = new ArrayList<>();
        List<ItemRequest> asked = checklist == null ? List.of() : checklist;
        if (asked.size() > MAX_ITEMS) {
            faults.add("checklist", "template.tooManyItems", MAX_ITEMS);
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            String at = "checklist[" + i + "].";
            Map<String, String> label = texts(at + "label.", asked.get(i).label(), known, MAX_LABEL, false, faults);
            read.add(new Item(ClauseTexts.key(at + "key", asked.get(i).key(), keys, faults), label));
        }
        return read;
    }

    private static Map<String, String> texts(
            String at,
            @Nullable Map<String, String> given,
            List<String> known,
            int max,
            boolean placeholders,
            Faults faults) {
        Map<String, String> read = new HashMap<>();
        for (String language : known) {
            String text =
                    ClauseTexts.plain(faults.required(at + language, given == null ? null : given.get(language), max));
            if (placeholders) {
                Placeholders.check(at + language, text, faults);
            }
            read.put(language, text);
        }
        return read;
    }
}
