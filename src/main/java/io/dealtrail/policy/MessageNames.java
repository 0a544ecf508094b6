package io.dealtrail.policy;

import io.dealtrail.engine.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A process listens to the product's messages and to its own, under names that are fixed. */
final class MessageNames implements Rule {

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        for (Element definition : file.process().all()) {
            switch (definition.name()) {
                case "messageEventDefinition" -> resolve(file, definition, "message", "messageRef", findings);
                case "receiveTask" -> resolve(file, definition, "message", "messageRef", findings);
                case "signalEventDefinition" -> resolve(file, definition, "signal", "signalRef", findings);
                case "errorEventDefinition" -> optional(file, definition, "error", "errorRef", findings);
                case "escalationEventDefinition" -> optional(file, definition, "escalation", "escalationRef", findings);
                default -> {}
            }
        }
        for (Element named : file.root().children()) {
            if (named.is("message", "signal")) {
                name(file, named, findings);
            } else if (named.is("error", "escalation")) {
                code(named, findings);
            }
        }
    }

    private static void name(ProcessFile file, Element named, Findings findings) {
        String name = named.get("name", "");
        boolean own = List.of(file.key() + ".", "deal.").stream()
                .anyMatch(p -> name.startsWith(p) && name.substring(p.length()).matches("[A-Za-z][A-Za-z0-9]{0,60}"));
        if (!own && !(named.is("message") && Vocabulary.MESSAGES.contains(name))) {
            Set<String> known = Vocabulary.MESSAGES.stream().collect(Collectors.toSet());
            findings.error("message.name", named, name, file.key() + ".", String.join(", ", known));
        }
    }

    private static void code(Element named, Findings findings) {
        String code = named.get(named.is("error") ? "errorCode" : "escalationCode", "");
        if (!code.matches("[\\p{L}\\p{N}_.-]{1,100}")) {
            findings.error("event.code", named, code, named.title());
        }
    }

    private static void resolve(ProcessFile file, Element by, String kind, String attribute, Findings findings) {
        if (file.defined(kind, by.get(attribute)) == null) {
            findings.error("reference." + kind, by, by.get(attribute, ""), by.title());
        }
    }

    private static void optional(ProcessFile file, Element by, String kind, String attribute, Findings findings) {
        if (by.get(attribute) != null) {
            resolve(file, by, kind, attribute, findings);
        }
    }
}
