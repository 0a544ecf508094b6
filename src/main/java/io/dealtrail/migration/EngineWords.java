package io.dealtrail.migration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;

/** What the engine says when it refuses, as problems that name element and version. */
final class EngineWords {

    private static final Map<String, String> PLAN = new LinkedHashMap<>();
    private static final Map<String, String> DEAL = new LinkedHashMap<>();

    static {
        PLAN.put("multiple mappings", "twice");
        PLAN.put("incompatible types", "type");
        PLAN.put("not of the same type", "eventType");
        PLAN.put("event scope", "border");
        PLAN.put("closest mapped ancestor", "around");
        PLAN.put("multi-instance", "several");
        PLAN.put("gateway", "gateway");
        PLAN.put("update event trigger", "trigger");
        DEAL.put("no migration instruction", "unmapped");
        DEAL.put("not asyncBefore", "background");
        DEAL.put("not asyncAfter", "background");
        DEAL.put("sequence flow", "background");
        DEAL.put("Transition instance", "background");
        DEAL.put("transition instance", "background");
        DEAL.put("not supported", "unsupported");
        DEAL.put("The variable", "variable");
        DEAL.put("compensation", "unsupported");
        DEAL.put("contains not migrated", "left");
    }

    private EngineWords() {}

    static Problem ofPlan(String failure, String element, String target, Plan plan, Spots from, Versions versions) {
        String code = code(PLAN, failure);
        String other = versions.spots(plan.target()).name(target);
        return new Problem(
                code,
                element.replace(Spots.BODY, ""),
                from.name(element),
                code.equals("other")
                        ? List.of(failure)
                        : List.of(Integer.toString(plan.from()), other, Integer.toString(plan.to())));
    }

    /** Each thing once, however often the engine says it. */
    static List<Problem> ofDeal(MigratingProcessInstanceValidationReport report, Plan plan, Spots from) {
        Set<Problem> found = new LinkedHashSet<>();
        report.getActivityInstanceReports()
                .forEach(one -> one.getFailures()
                        .forEach(failure -> found.add(deal(failure, one.getSourceScopeId(), plan, from))));
        report.getTransitionInstanceReports()
                .forEach(one -> one.getFailures()
                        .forEach(failure -> found.add(deal(failure, one.getSourceScopeId(), plan, from))));
        report.getFailures().forEach(failure -> found.add(deal(failure, plan.process(), plan, from)));
        return List.copyOf(found);
    }

    private static Problem deal(String failure, String element, Plan plan, Spots from) {
        String code = code(DEAL, failure);
        return new Problem(
                code,
                element.replace(Spots.BODY, ""),
                from.name(element),
                code.equals("other")
                        ? List.of(failure)
                        : List.of(Integer.toString(plan.from()), Integer.toString(plan.to())));
    }

    private static String code(Map<String, String> words, String failure) {
        return words.entrySet().stream()
                .filter(word -> failure.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other");
    }
}
