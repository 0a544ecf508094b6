package io.dealtrail.contract;

import io.dealtrail.contract.ClauseEdits.ClauseRequest;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Wording;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;

/** The form in which a draft's terms and clauses are edited together. */
@Component
@Transactional
class ContractDesk {

    private final Contracts contracts;
    private final ClauseEdits clauses;
    private final TermsEdits terms;
    private final Templates templates;
    private final DealVisibility visibility;
    private final Wording wording;

    ContractDesk(
            Contracts contracts,
            ClauseEdits clauses,
            TermsEdits terms,
            Templates templates,
            DealVisibility visibility,
            Wording wording) {
        this.contracts = contracts;
        this.clauses = clauses;
        this.terms = terms;
        this.templates = templates;
        this.visibility = visibility;
        this.wording = wording;
    }

    /** @param entered what the person has just typed; null shows the draft as it is */
    @Transactional(readOnly = true)
    Map<String, Object> form(String number, @Nullable MultiValueMap<String, String> entered) {
        Contract contract = contracts.require(number);
        contract.requireDraft();
        Map<String, Object> model = new HashMap<>();
        model.put("rows", entered == null ? contract.clauses() : rows(entered));
        model.put("values", entered == null ? values(contract) : entered.toSingleValueMap());
        model.put("faults", Map.of());
        model.put("placeholders", Placeholders.NAMES);
        model.put(
                "templates",
                templates.all().stream()
                        .filter(t -> !t.archived()
                                || t.id().equals(contract.content().template()))
                        .toList());
        return model;
    }

    void save(String number, MultiValueMap<String, String> entered) {
        visibility.requireWorkable(number);
        Contract saved = terms.edit(number, terms(entered), null);
        List<ClauseRequest> asked = rows(entered).stream()
                .map(c -> new ClauseRequest(c.key(), c.title(), c.text(), null))
                .toList();
        clauses.edit(number, new ClauseEdits.Edit(asked, saved.version()), null);
    }

    void restart(String number, @Nullable String template, @Nullable String language, long version) {
        visibility.requireWorkable(number);
        clauses.restart(number, new ClauseEdits.Restart(template, language, version), null);
    }

    String link(String number, Supplier<String> made) {
        visibility.requireWorkable(number);
        return made.get();
    }

    void tick(String number, Runnable ticking) {
        visibility.requireVisible(number);
        ticking.run();
    }

    /** Words for each field, with the field's label where its name stands in the refusal. */
    Map<String, String> faults(Refused refused) {
        Map<String, String> labels = new HashMap<>();
        refused.fields()
                .forEach(fault -> labels.put(
                        fault.field(),
                        wording.text("contract.field." + fault.field().replaceFirst("^clauses\\[\\d+\\]\\.", ""))));
        return wording.byField(refused, labels);
    }

    private static TermsEdits.Edit terms(MultiValueMap<String, String> entered) {
        boolean byEnd = "end".equals(entered.getFirst("length"));
        return new TermsEdits.Edit(
                day(entered, "start"),
                byEnd ? day(entered, "end") : null,
                byEnd ? null : number(entered, "months"),
                entered.containsKey("renews"),
                number(entered, "noticeDays"),
                number(entered, "checkInDays"),
                whole(entered.getFirst("version")));
    }

    private static Map<String, String> values(Contract contract) {
        Terms terms = contract.terms();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(contract.version()));
        values.put("start", terms.start() == null ? "" : terms.start().toString());
        values.put("end", terms.end() == null ? "" : terms.end().toString());
        values.put("months", terms.months() == null ? "" : terms.months().toString());
        values.put("length", terms.end() == null ? "months" : "end");
        if (terms.renews()) {
            values.put("renews", "on");
        }
        values.put("noticeDays", String.valueOf(terms.noticeDays()));
        values.put("checkInDays", String.valueOf(terms.checkInDays()));
        return values;
    }

    private static List<Clause> rows(MultiValueMap<String, String> entered) {
        List<String> titles = entered.getOrDefault("title", List.of());
        List<Clause> rows = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            rows.add(new Clause(at(entered, "key", i), titles.get(i), at(entered, "text", i), false));
        }
        return rows;
    }

    private static String at(Map<String, List<String>> entered, String name, int i) {
        List<String> values = entered.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i) : "";
    }

    private static @Nullable LocalDate day(MultiValueMap<String, String> entered, String name) {
        String text = entered.getFirst(name);
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw Refused.field(name, "field.type", name, "date");
        }
    }

    private static @Nullable Integer number(MultiValueMap<String, String> entered, String name) {
        String text = entered.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("\\d{1,6}")) {
            throw Refused.field(name, "field.type", name, "number");
        }
        return Integer.valueOf(text.strip());
    }

    private static @Nullable Long whole(@Nullable String text) {
        return text == null || !text.matches("\\d{1,15}") ? null : Long.valueOf(text);
    }
}
