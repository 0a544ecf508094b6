package io.dealtrail.contract;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import io.dealtrail.web.Versions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People edit the clauses of a draft, or start again from a template. */
@Component
@Transactional
class ClauseEdits {

    private static final int MAX_CLAUSES = 100;
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

    /**
     * @param template without it, the one that the contract is made of, in its newest version
     * @param language en or zh; without it, as before
     */
    record Restart(
            @Nullable String template,
            @Nullable String language,
            @Nullable Long version) {}

    private final ContractRepository repository;
    private final Contracts contracts;
    private final Templates templates;
    private final Filling filling;
    private final Actors actors;
    private final ApplicationEventPublisher events;

    ClauseEdits(
            ContractRepository repository,
            Contracts contracts,
            Templates templates,
            Filling filling,
            Actors actors,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.contracts = contracts;
        this.templates = templates;
        this.filling = filling;
        this.actors = actors;
        this.events = events;
    }

    /**
     * @throws Refused {@code contract.frozen} (409) once it was checked or sent, {@code contract.changed} (409) when stale, 422
     *     with field paths such as {@code clauses[2].title}
     */
    Contract edit(String deal, Edit edit, @Nullable String ifMatch) {
        Contract before = draft(deal, edit.version(), ifMatch);
        Content content = before.content();
        List<Clause> clauses =
                read(edit.clauses(), templates.require(content.template(), content.templateVersion()), content);
        return clauses.equals(before.clauses())
                ? before
                : write(before, content.with(clauses), "contract.clausesEdited");
    }

    /** Makes the draft of a template anew; what was edited in the clauses is gone. */
    Contract restart(String deal, Restart asked, @Nullable String ifMatch) {
        Contract before = draft(deal, asked.version(), ifMatch);
        String id = asked.template() == null || asked.template().isBlank()
                ? before.content().template()
                : asked.template();
        Template template = templates.require(id);
        Faults faults = new Faults();
        String language =
                faults.choice("language", asked.language(), template.body().languages());
        if (template.archived() && !id.equals(before.content().template())) {
            faults.add("template", "template.notUsed", template.name());
        }
        faults.refuse();
        String spoken = language == null ? template.language(before.content().language()) : language;
        Content content = before.content().madeOf(template, spoken);
        return content.equals(before.content()) ? before : write(before, content, "contract.restarted");
    }

    private Contract draft(String deal, @Nullable Long version, @Nullable String ifMatch) {
        events.publishEvent(new Touch(List.of(deal)));
        Contract before = contracts.require(deal);
        before.requireDraft();
        Versions.check(version, ifMatch, before.version(), "contract.changed", before);
        return before;
    }

    private Contract write(Contract before, Content content, String action) {
        Content filled = content.filledWith(filling.of(before.deal(), content));
        Contract after = before.edited(filled, actors.person().username());
        repository.rewrite(after);
        events.publishEvent(changes(DealEvent.of(before.deal(), action), before, content.clauses())
                .change("template", before.content().template(), content.template())
                .change("templateVersion", before.content().templateVersion(), content.templateVersion())
                .change("language", before.content().language(), content.language())
                .with("content", after.hash()));
        return contracts.require(before.deal());
    }

    private static List<Clause> read(@Nullable List<ClauseRequest> asked, Template template, Content content) {
        if (asked == null || asked.isEmpty()) {
            throw Refused.field("clauses", "field.required", "clauses");
        }
        if (asked.size() > MAX_CLAUSES) {
            throw Refused.field("clauses", "contract.tooManyClauses", MAX_CLAUSES);
        }
        Faults faults = new Faults();
        List<Clause> clauses = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            String at = "clauses[" + i + "].";
            ClauseRequest clause = asked.get(i);
            String key = ClauseTexts.key(at + "key", clause == null ? null : clause.key(), keys, faults);
            String title = text(at + "title", clause == null ? null : clause.title(), ClauseTexts.MAX_TITLE, faults);
            String text = text(at + "text", clause == null ? null : clause.text(), ClauseTexts.MAX_TEXT, faults);
            clauses.add(template.judge(key, title, text, content.language()));
        }
        if (clauses.stream().mapToInt(c -> c.text().length()).sum() > MAX_ALL) {
            faults.add("clauses", "field.tooLong", "clauses", MAX_ALL);
        }
        faults.refuse();
        return clauses;
    }

    private static String text(String at, @Nullable String asked, int max, Faults faults) {
        String text = ClauseTexts.plain(faults.required(at, asked, max));
        Placeholders.check(at, text, faults);
        return text;
    }

    private static DealEvent changes(DealEvent told, Contract before, List<Clause> after) {
        DealEvent event = told;
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
