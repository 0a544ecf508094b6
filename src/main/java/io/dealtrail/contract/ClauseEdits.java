package io.dealtrail.contract;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import io.dealtrail.web.Versions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People edit the clauses of a draft. */
@Component
@Transactional
class ClauseEdits {

    private static final int MAX_CLAUSES = 100;
    private static final int MAX_KEY = 64;
    private static final int MAX_TITLE = 200;
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_ALL = 200_000;

    /** @param key what it is about; a new clause may leave it out */
    record ClauseRequest(
            @Nullable String key,
            @Nullable String title,
            @Nullable String text,
            @Nullable Boolean standard) {}

    /** All clauses in their order; one that is left out is taken out. */
    record Edit(
            @Nullable List<ClauseRequest> clauses, @Nullable Long version) {}

    private final ContractRepository repository;
    private final Contracts contracts;
    private final StandardClauses standard;
    private final Actors actors;
    private final ApplicationEventPublisher events;

    ClauseEdits(
            ContractRepository repository,
            Contracts contracts,
            StandardClauses standard,
            Actors actors,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.contracts = contracts;
        this.standard = standard;
        this.actors = actors;
        this.events = events;
    }

    /**
     * @throws Refused {@code contract.frozen} (409) once it was checked or sent, {@code contract.changed} (409) when stale, 422
     *     with field paths such as {@code clauses[2].title}
     */
    Contract edit(String deal, Edit edit, @Nullable String ifMatch) {
        events.publishEvent(new Touch(List.of(deal)));
        Contract before = contracts.require(deal);
        before.requireDraft();
        Versions.check(edit.version(), ifMatch, before.version(), "contract.changed", before);
        List<Clause> clauses = read(edit.clauses());
        if (clauses.equals(before.clauses())) {
            return before;
        }
        Contract after =
                before.edited(before.content().with(clauses), actors.person().username());
        repository.rewrite(after);
        events.publishEvent(changes(before, clauses).with("content", after.hash()));
        return contracts.require(deal);
    }

    private List<Clause> read(@Nullable List<ClauseRequest> asked) {
        if (asked == null || asked.isEmpty()) {
            throw Refused.field("clauses", "field.required", "clauses");
        }
        if (asked.size() > MAX_CLAUSES) {
            throw Refused.field("clauses", "contract.tooManyClauses", MAX_CLAUSES);
        }
        List<Field> faults = new ArrayList<>();
        List<Clause> clauses = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            String at = "clauses[" + i + "].";
            ClauseRequest clause = asked.get(i);
            String named = clause == null ? null : clause.key();
            String key = named == null || named.isBlank() ? "clause-" + (i + 1) : named;
            String title = text(at + "title", clause == null ? null : clause.title(), MAX_TITLE, faults);
            String text = text(at + "text", clause == null ? null : clause.text(), MAX_TEXT, faults);
            if (key.length() > MAX_KEY || !keys.add(key)) {
                faults.add(Field.of(at + "key", "contract.clauseKey", key, MAX_KEY));
            }
            clauses.add(standard.judge(key, title, text));
        }
        if (clauses.stream().mapToInt(c -> c.text().length()).sum() > MAX_ALL) {
            faults.add(Field.of("clauses", "field.tooLong", "clauses", MAX_ALL));
        }
        if (!faults.isEmpty()) {
            throw Refused.fields(faults);
        }
        return clauses;
    }

    private static String text(String at, @Nullable String asked, int max, List<Field> faults) {
        if (asked == null || asked.isBlank()) {
            faults.add(Field.of(at, "field.required", at));
        } else if (asked.length() > max) {
            faults.add(Field.of(at, "field.tooLong", at, max));
        }
        return asked == null ? "" : asked;
    }

    private static DealEvent changes(Contract before, List<Clause> after) {
        DealEvent event = DealEvent.of(before.deal(), "contract.clausesEdited");
        for (Clause clause : before.clauses()) {
            event = event.change(clause.key(), text(clause), find(after, clause.key()));
        }
        for (Clause clause : after) {
            event = find(before.clauses(), clause.key()) == null ? event.with(clause.key(), text(clause)) : event;
        }
        return event;
    }

    private static @Nullable String find(List<Clause> clauses, String key) {
        return clauses.stream()
                .filter(c -> c.key().equals(key))
                .findFirst()
                .map(ClauseEdits::text)
                .orElse(null);
    }

    private static String text(Clause clause) {
        return clause.title() + "\n" + clause.text();
    }
}
