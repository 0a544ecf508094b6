package io.dealtrail.decision;

import io.dealtrail.engine.Gate;
import io.dealtrail.engine.ModelRefused;
import io.dealtrail.engine.Models;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.studio.Draft;
import io.dealtrail.studio.Drafts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Drafts of tables, with what is wrong with each. */
@Component
class TableDrafts {

    /**
     * @param severity {@code error}, {@code warning} or {@code info}
     * @param rules ids of the rules concerned
     * @param column id of the column concerned
     * @param example inputs that show it, by input expression
     */
    record Problem(
            String severity,
            String message,
            List<String> rules,
            @Nullable String column,
            Map<String, @Nullable Object> example) {

        static Problem error(String message) {
            return new Problem("error", message, List.of(), null, Map.of());
        }
    }

    private final Drafts drafts;
    private final Models models;
    private final ObjectProvider<Gate> gates;
    private final Trials trials;
    private final MessageSource messages;

    TableDrafts(Drafts drafts, Models models, ObjectProvider<Gate> gates, Trials trials, MessageSource messages) {
        this.drafts = drafts;
        this.models = models;
        this.gates = gates;
        this.trials = trials;
        this.messages = messages;
    }

    /** @throws NotFound also when it is a draft of a diagram */
    Draft find(String model, String id) {
        Draft draft = drafts.find(model, id);
        if (draft.kind() != Models.Kind.DMN) {
            throw new NotFound("draft", id);
        }
        return draft;
    }

    /** What is wrong with a table, the worst first. */
    List<Problem> problems(String model, byte[] file, Locale locale) {
        List<Problem> problems = new ArrayList<>();
        refusals(model, file).forEach(reason -> problems.add(Problem.error(reason)));
        Words words = new Words(messages, locale);
        try {
            Lint.of(TableXml.read(file), words)
                    .forEach(finding -> problems.add(new Problem(
                            finding.severity().name().toLowerCase(Locale.ROOT),
                            words.text(finding),
                            finding.rules(),
                            finding.column(),
                            finding.example())));
        } catch (Refused e) {
            if (problems.isEmpty()) {
                problems.add(
                        Problem.error(messages.getMessage(e.code(), e.args().toArray(), locale)));
            }
        }
        return problems;
    }

    /** Why the table may not be published. */
    List<String> refusals(String model, byte[] file) {
        try {
            gates.forEach(gate -> gate.admit(Map.of(model, file)));
            return List.of();
        } catch (ModelRefused refused) {
            return refused.reasons();
        }
    }

    /** @throws Refused {@code table.notAllowed} (422) with what the policy says: such a table is never evaluated */
    void requireAllowed(String model, byte[] file) {
        List<String> reasons = refusals(model, file);
        if (!reasons.isEmpty()) {
            throw Refused.invalid("table.notAllowed", String.join(" ", reasons)).with("problems", reasons);
        }
    }

    /** Asks a draft as it was saved last. */
    Outcome ask(Draft draft, Map<String, ? extends @Nullable Object> given) {
        Table table = TableXml.read(draft.xml());
        Map<String, @Nullable Object> inputs = typed(table, given);
        requireAllowed(draft.model(), draft.xml());
        Outcome outcome = trials.ask(draft.xml(), table, inputs);
        if (outcome.failed()) {
            throw Refused.invalid("table.try.failed");
        }
        return outcome;
    }

    /** Takes a spreadsheet's rules in; all or none. */
    Draft take(Draft draft, byte[] sheet, int revision) {
        byte[] next = SheetImport.into(draft.xml(), sheet);
        requireAllowed(draft.model(), next);
        return drafts.save(draft.id(), next, revision);
    }

    private static Map<String, @Nullable Object> typed(Table table, Map<String, ? extends @Nullable Object> given) {
        List<Refused.Field> faults = new ArrayList<>();
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        List<String> names =
                table.inputs().stream().map(Table.Column::expression).toList();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> faults.add(Refused.Field.of(name, "field.unknown", name)));
        for (Table.Column input : table.inputs()) {
            Object raw = given.get(input.expression());
            Object blank = raw instanceof String text
                            && text.isEmpty()
                            && !input.type().equals("string")
                    ? null
                    : raw;
            Object value = Judge.read(input, blank);
            if ((blank != null && value == null) || !Lint.ofType(input, value)) {
                String right = "table.try." + kind(input);
                faults.add(Refused.Field.of(input.expression(), right, input.title()));
            }
            inputs.put(input.expression(), value);
        }
        if (!faults.isEmpty()) {
            throw Refused.fields(faults);
        }
        return inputs;
    }

    private static String kind(Table.Column input) {
        return input.isNumber() ? "number" : input.isBoolean() ? "boolean" : "text";
    }

    /** The newest version of a model. */
    byte[] current(String model) {
        return models.bytes(models.find(model).orElseThrow(() -> new NotFound("model", model)));
    }
}
