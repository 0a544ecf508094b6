package io.dealtrail.policy;

import io.dealtrail.engine.Vocabulary;
import io.dealtrail.policy.expression.Expressions;
import java.util.Set;

/** What a diagram writes is never a name that approvals and limits rest on, nor one that means something else. */
final class Writings implements Rule {

    /** What the engine's expressions mean by themselves. */
    private static final Set<String> RESERVED = Set.of(
            "deal",
            "sla",
            "execution",
            "task",
            "dateTime",
            "now",
            "currentUser",
            "currentUserGroups",
            "authenticatedUserId");

    /** Facts of the deal and answers of the engine that only code sets. */
    private static final Set<String> NEVER = Set.of("owner", "entryStage");

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        Set<Element> guarded = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        boolean mandatory = context.against() != null;
        for (Node task : file.nodes("userTask")) {
            if (Vocabulary.MANDATORY.containsKey(String.valueOf(task.element().property("dealtrail.mandatory")))) {
                mandatory = true;
                guarded.addAll(task.element().path("extensionElements", "camunda:formData", "camunda:formField"));
            }
        }
        for (Names.Written written : Names.written(file)) {
            name(written, context, findings);
            boolean form = written.by().is("camunda:formField");
            boolean answer = Vocabulary.PROTECTED.contains(written.name());
            if (answer && !(form && guarded.contains(written.by())) && (mandatory || !form)
                    || NEVER.contains(written.name())) {
                findings.error(
                        "name.protected",
                        written.by(),
                        written.name(),
                        written.by().title());
            }
        }
        for (Element field : guarded) {
            if (Vocabulary.PROTECTED.contains(field.id()) && field.get("defaultValue") != null) {
                findings.error("safeguard.answer", field, field.id(), field.title());
            }
        }
    }

    private static void name(Names.Written written, Context context, Findings findings) {
        Element by = written.by();
        if (!Expressions.isName(written.name())) {
            findings.error("name.form", by, written.name(), by.title());
        } else if (RESERVED.contains(written.name())
                || Expressions.isReserved(written.name())
                || context.steps().containsKey(written.name())) {
            findings.error("name.reserved", by, written.name(), by.title());
        }
    }
}
