package io.dealtrail.contract;

import io.dealtrail.contract.Contract.State;
import io.dealtrail.contract.Verdicts.Kind;
import io.dealtrail.engine.TaskEvents.Completing;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What completing a task means for a contract: a check, a legal review or a countersignature covers exactly the content that it
 * was given for, and none of them is given by who drafted it.
 */
@Component
class ContractTasks {

    /**
     * @param field that says yes or no
     * @param group whose members may say it, besides a director
     * @param yes the state that a yes leads to
     */
    private record Rule(Kind kind, String field, String group, State yes, String action) {}

    private static final Map<String, Rule> RULES = Map.of(
            "contractCheck", new Rule(Kind.CHECK, "complete", "sales-managers", State.CHECKED, "contract.checked"),
            "legalReview", new Rule(Kind.LEGAL, "approved", "legal", State.CLEARED, "contract.reviewed"),
            "countersignature",
                    new Rule(
                            Kind.COUNTERSIGNATURE,
                            "signed",
                            "directors",
                            State.COUNTERSIGNED,
                            "contract.countersigned"));

    private final ContractRepository repository;
    private final Contracts contracts;
    private final Verdicts verdicts;
    private final Checklist checklist;
    private final FourEyes eyes;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ContractTasks(
            ContractRepository repository,
            Contracts contracts,
            Verdicts verdicts,
            Checklist checklist,
            FourEyes eyes,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.contracts = contracts;
        this.verdicts = verdicts;
        this.checklist = checklist;
        this.eyes = eyes;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void completing(Completing task) {
        Rule rule = task.mandatory() == null ? null : RULES.get(task.mandatory());
        if (rule != null) {
            decide(rule, task);
        }
    }

    private void decide(Rule rule, Completing task) {
        Contract contract = contracts.require(task.deal());
        Person person = actors.person();
        eyes.requireOther(contract, person, rule.kind() == Kind.COUNTERSIGNATURE);
        if (!person.is(Role.DIRECTOR) && !person.groups().contains(rule.group())) {
            throw Refused.forbidden("contract.notYours", rule.group());
        }
        if (rule.kind() == Kind.COUNTERSIGNATURE) {
            contract.requireState(State.SIGNED);
        } else {
            contract.requireState(State.DRAFT, State.CHECKED, State.CLEARED);
        }
        boolean yes = Boolean.TRUE.equals(task.values().get(rule.field()));
        if (yes && rule.kind() == Kind.CHECK) {
            checklist.finish(contract, byApi());
        }
        String findings = text(task, "findings");
        verdicts.add(contract, rule.kind(), person.username(), yes, findings);
        // A no to a draft leads back to drafting, which is the next step's to say; a no to countersigning is the end.
        if (yes && rule.kind() == Kind.COUNTERSIGNATURE) {
            repository.countersigned(task.deal(), clock.instant());
        } else if (yes || rule.kind() == Kind.COUNTERSIGNATURE) {
            repository.enter(task.deal(), yes ? rule.yes() : State.REFUSED);
        }
        events.publishEvent(DealEvent.of(task.deal(), rule.action())
                .with(rule.field(), yes)
                .with("findings", findings)
                .with("content", contract.hash())
                .comment(text(task, "comment")));
    }

    /** Pages show the list to tick; a program says of all of it that it is complete. */
    private static boolean byApi() {
        return !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
                || attributes.getRequest().getRequestURI().startsWith("/api/");
    }

    private static @Nullable String text(Completing task, String field) {
        Object value = task.values().get(field);
        return value == null ? null : value.toString();
    }
}
