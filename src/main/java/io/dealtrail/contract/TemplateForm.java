package io.dealtrail.contract;

import io.dealtrail.contract.Template.Body;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** A template as its page's form states it. */
@Component
class TemplateForm {

    /** A clause or an item, right or wrong. */
    record Row(String key, String titleEn, String titleZh, String textEn, String textZh) {}

    /** What stands in the form. */
    record Form(
            String name,
            String region,
            String above,
            List<String> languages,
            List<Row> clauses,
            List<Row> items,
            String note,
            @Nullable Integer version) {

        /** For a new template that begins as another. */
        Form copied() {
            return new Form("", "", "", languages, clauses, items, "", null);
        }
    }

    /** @param clauses keys of those that it changed */
    record Version(Template template, List<String> clauses) {}

    private final Wording wording;

    TemplateForm(Wording wording) {
        this.wording = wording;
    }

    Form of(Template template) {
        Body body = template.body();
        return new Form(
                body.name(),
                body.region() == null ? "" : body.region(),
                body.above() == null ? "" : body.above().toPlainString(),
                body.languages(),
                body.clauses().stream()
                        .map(c -> new Row(
                                c.key(),
                                c.title().getOrDefault("en", ""),
                                c.title().getOrDefault("zh", ""),
                                c.text().getOrDefault("en", ""),
                                c.text().getOrDefault("zh", "")))
                        .toList(),
                body.checklist().stream()
                        .map(i -> new Row(
                                i.key(),
                                i.label().getOrDefault("en", ""),
                                i.label().getOrDefault("zh", ""),
                                "",
                                ""))
                        .toList(),
                "",
                template.version());
    }

    Form entered(MultiValueMap<String, String> entered) {
        String version = one(entered, "version");
        return new Form(
                one(entered, "name"),
                one(entered, "region"),
                one(entered, "above"),
                entered.getOrDefault("languages", List.of()),
                rows(entered, "clause"),
                rows(entered, "item"),
                one(entered, "note"),
                version.matches("\\d{1,9}") ? Integer.valueOf(version) : null);
    }

    /** @throws Refused {@code field.type} for an amount that is no number */
    TemplateRequest request(MultiValueMap<String, String> entered) {
        Form form = entered(entered);
        return new TemplateRequest(
                form.name(),
                form.region(),
                amount(form.above()),
                form.languages(),
                form.clauses().stream()
                        .map(r -> new TemplateRequest.ClauseRequest(
                                r.key(), both(r.titleEn(), r.titleZh()), both(r.textEn(), r.textZh())))
                        .toList(),
                form.items().stream()
                        .map(r -> new TemplateRequest.ItemRequest(r.key(), both(r.titleEn(), r.titleZh())))
                        .toList(),
                form.note(),
                form.version() == null ? null : form.version().longValue());
    }

    Map<String, String> faults(Refused refused) {
        Map<String, String> labels = new HashMap<>();
        refused.fields()
                .forEach(fault -> labels.put(
                        fault.field(),
                        wording.text("template.field."
                                + fault.field()
                                        .replaceFirst("^\\w+\\[\\d+\\]\\.", "")
                                        .replaceFirst("\\..*", ""))));
        return wording.byField(refused, labels);
    }

    /** Each version with the clauses that it changed, the newest first. */
    List<Version> versions(List<Template> history) {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Body before = i + 1 < history.size() ? history.get(i + 1).body() : null;
            List<String> changed = before == null
                    ? List.of()
                    : TemplateChanges.clauses(before, history.get(i).body()).stream()
                            .map(key -> key.replaceFirst("\\.(en|zh)$", ""))
                            .distinct()
                            .toList();
            versions.add(new Version(history.get(i), changed));
        }
        return versions;
    }

    private static List<Row> rows(MultiValueMap<String, String> entered, String kind) {
        List<String> keys = entered.getOrDefault(kind + ".key", List.of());
        return Stream.iterate(0, i -> i < keys.size(), i -> i + 1)
                .map(i -> new Row(
                        keys.get(i),
                        at(entered, kind + ".titleEn", i),
                        at(entered, kind + ".titleZh", i),
                        at(entered, kind + ".textEn", i),
                        at(entered, kind + ".textZh", i)))
                .toList();
    }

    private static @Nullable BigDecimal amount(String text) {
        String plain = text.strip().replace(",", "").replace(" ", "");
        if (plain.isEmpty()) {
            return null;
        }
        if (!plain.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            throw Refused.field("above", "field.type", "above", "number");
        }
        return new BigDecimal(plain);
    }

    private static Map<String, String> both(String en, String zh) {
        return Map.of("en", en, "zh", zh);
    }

    private static String one(MultiValueMap<String, String> entered, String name) {
        String value = entered.getFirst(name);
        return value == null ? "" : value;
    }

    private static String at(MultiValueMap<String, String> entered, String name, int i) {
        List<String> values = entered.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i) : "";
    }
}
