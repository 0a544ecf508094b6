package io.dealtrail.migration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.engine.Drawings;
import io.dealtrail.shared.Refused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes plans ready to go. */
@Component
class Roads {

    private final Plans plans;
    private final Versions versions;
    private final Drawings drawings;
    // Versions never change, and a worker asks before each of its lots.
    private final Cache<Plan, Road> known =
            Caffeine.newBuilder().maximumSize(20).build();

    Roads(Plans plans, Versions versions, Drawings drawings) {
        this.plans = plans;
        this.versions = versions;
        this.drawings = drawings;
    }

    /** @throws Refused {@code migration.planInvalid} when the engine would not take it for any deal */
    Road of(Plan plan) {
        return known.get(plan, this::make);
    }

    private Road make(Plan plan) {
        MigrationPlan engine = plans.build(plan).plan();
        if (engine == null) {
            throw Refused.invalid("migration.planInvalid", plan.from(), plan.to());
        }
        Spots here = versions.spots(plan.source());
        Map<String, String> backwards = new HashMap<>();
        Map<String, Road.Turn> turns = new HashMap<>();
        BpmnModelInstance before = versions.drawn(plan.source());
        BpmnModelInstance after = versions.drawn(plan.target());
        plan.pairs().forEach((one, other) -> {
            backwards.put(other, one);
            if (before.getModelElementById(one) instanceof UserTask was
                    && after.getModelElementById(other) instanceof UserTask is) {
                turns.put(other, turn(plan, here, was, is));
            }
        });
        return new Road(plan, engine, here, versions.spots(plan.target()), backwards, turns);
    }

    private Road.Turn turn(Plan plan, Spots here, UserTask was, UserTask is) {
        boolean recount = here.byId().values().stream()
                .anyMatch(spot -> spot.ladder()
                        && was.getId().equals(spot.attachedTo())
                        && plan.fate(spot.id()) == Plan.Fate.RESTART);
        return new Road.Turn(
                Objects.equals(was.getName(), is.getName()) ? null : literal(is.getName()),
                groups(was.getCamundaCandidateGroups(), is.getCamundaCandidateGroups()),
                drawings.form(plan.target(), is.getId()).mandatory(),
                recount);
    }

    // Groups that are computed were computed when the task came into being.
    private static @Nullable List<String> groups(@Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after) || (after != null && literal(after) == null)) {
            return null;
        }
        return after == null
                ? List.of()
                : Arrays.stream(after.split(",")).map(String::strip).toList();
    }

    private static @Nullable String literal(@Nullable String text) {
        return text == null || text.contains("${") || text.contains("#{") ? null : text;
    }
}
