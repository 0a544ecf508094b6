package io.dealtrail.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans as the engine takes them. */
@Component
class Plans {

    /** Either a plan of the engine's, or what it has against it, by element of the source. */
    record Built(@Nullable MigrationPlan plan, Map<String, List<Problem>> problems) {

        List<Problem> all() {
            return problems.values().stream().flatMap(List::stream).toList();
        }
    }

    private final RuntimeService runtime;
    private final Versions versions;

    Plans(RuntimeService runtime, Versions versions) {
        this.runtime = runtime;
        this.versions = versions;
    }

    /** What the engine itself would map: equal ids of equal kinds in equal surroundings. */
    Map<String, String> equal(String source, String target) {
        Map<String, String> pairs = new HashMap<>();
        try {
            runtime.createMigrationPlan(source, target)
                    .mapEqualActivities()
                    .build()
                    .getInstructions()
                    .forEach(i -> pairs.put(i.getSourceActivityId(), i.getTargetActivityId()));
        } catch (MigrationPlanValidationException half) {
            half.getValidationReport()
                    .getMigrationPlan()
                    .getInstructions()
                    .forEach(i -> pairs.put(i.getSourceActivityId(), i.getTargetActivityId()));
        }
        return pairs;
    }

    Built build(Plan plan) {
        Spots from = versions.spots(plan.source());
        MigrationPlanBuilder builder = runtime.createMigrationPlan(plan.source(), plan.target());
        for (Map.Entry<String, String> pair : plan.pairs().entrySet()) {
            MigrationInstructionBuilder one = builder.mapActivities(pair.getKey(), pair.getValue());
            boolean anew = from.find(pair.getKey())
                    .filter(spot ->
                            spot.isConditional() || (spot.isTimer() && !spot.ladder() && isRestarted(plan, spot)))
                    .isPresent();
            builder = anew ? one.updateEventTrigger() : one;
        }
        try {
            return new Built(builder.build(), Map.of());
        } catch (MigrationPlanValidationException refused) {
            Map<String, List<Problem>> problems = new HashMap<>();
            for (MigrationInstructionValidationReport report :
                    refused.getValidationReport().getInstructionReports()) {
                MigrationInstruction instruction = report.getMigrationInstruction();
                String element = instruction.getSourceActivityId();
                List<Problem> found = problems.computeIfAbsent(element, any -> new ArrayList<>());
                report.getFailures()
                        .forEach(failure -> found.add(EngineWords.ofPlan(
                                failure, element, instruction.getTargetActivityId(), plan, from, versions)));
            }
            return new Built(null, problems);
        } catch (BadUserRequestException refused) {
            return new Built(null, Map.of("", List.of(Problem.of("other", String.valueOf(refused.getMessage())))));
        }
    }

    private static boolean isRestarted(Plan plan, Spot spot) {
        return plan.fate(spot.id()) == Plan.Fate.RESTART;
    }
}
