package io.dealtrail.contract;

import io.dealtrail.contract.Template.Item;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What whoever checks a contract looks at, ticked one by one; a tick holds for exactly the content that it was given for. */
@Component
@Transactional
class Checklist {

    static final String GROUP = "sales-managers";

    /** @param by user name of who ticked it, {@code name} what that person is called */
    public record Tick(
            String key,
            String label,
            boolean ticked,
            @Nullable String by,
            @Nullable String name,
            @Nullable Instant at) {}

    private record Row(String item, String person, OffsetDateTime tickedAt) {}

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final Templates templates;
    private final FourEyes eyes;
    private final People people;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Checklist(
            JdbcClient jdbc,
            Contracts contracts,
            Templates templates,
            FourEyes eyes,
            People people,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.templates = templates;
        this.eyes = eyes;
        this.people = people;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Every item of the contract's template, in the reader's language. */
    @Transactional(readOnly = true)
    List<Tick> of(Contract contract) {
        String language = LocaleContextHolder.getLocale().getLanguage().equals("zh") ? "zh" : "en";
        Map<String, Row> ticks = rows(contract);
        Map<String, String> names =
                people.names(ticks.values().stream().map(Row::person).toList());
        return items(contract).stream()
                .map(item -> {
                    Row row = ticks.get(item.key());
                    return row == null
                            ? new Tick(item.key(), item.in(language), false, null, null, null)
                            : new Tick(
                                    item.key(),
                                    item.in(language),
                                    true,
                                    row.person(),
                                    names.getOrDefault(row.person(), row.person()),
                                    row.tickedAt().toInstant());
                })
                .toList();
    }

    /**
     * Ticks an item, or takes the tick back.
     *
     * @throws Refused {@code contract.fourEyes} (403) for whoever drafted it, {@code contract.notYours} (403), {@code
     *     contract.frozen} (409) once it was checked
     */
    void tick(String deal, String key, boolean ticked) {
        events.publishEvent(new Touch(List.of(deal)));
        Contract contract = contracts.require(deal);
        requireMayTick(contract);
        contract.requireDraft();
        Item item = items(contract).stream()
                .filter(i -> i.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("checklistItem", key));
        boolean changed = ticked ? add(contract, key) : remove(contract, key);
        if (changed) {
            events.publishEvent(DealEvent.of(deal, ticked ? "contract.ticked" : "contract.unticked")
                    .with("item", item.in("en"))
                    .with("content", contract.hash()));
        }
    }

    /** Whether the person may tick: one who checks contracts, and did not draft this one. */
    boolean mayTick(Contract contract) {
        try {
            requireMayTick(contract);
            return contract.state() == Contract.State.DRAFT;
        } catch (Refused notTheirs) {
            return false;
        }
    }

    /**
     * The check is done. On a page everything has to be ticked before; whoever says so by the API has said it of all.
     *
     * @throws Refused {@code contract.notAllTicked} (422) with the field {@code complete}
     */
    void finish(Contract contract, boolean all) {
        Map<String, Row> ticks = rows(contract);
        List<Item> open = items(contract).stream()
                .filter(item -> !ticks.containsKey(item.key()))
                .toList();
        if (!open.isEmpty() && !all) {
            throw Refused.field("complete", "contract.notAllTicked", open.size());
        }
        open.forEach(item -> add(contract, item.key()));
    }

    private void requireMayTick(Contract contract) {
        Person person = actors.person();
        if (!person.is(Role.DIRECTOR) && !person.groups().contains(GROUP)) {
            throw Refused.forbidden("contract.notYours", GROUP);
        }
        eyes.requireOther(contract, person, false);
    }

    private boolean add(Contract contract, String key) {
        return !rows(contract).containsKey(key)
                && jdbc.sql("""
                        insert into contract_tick (deal, content_hash, item, person, ticked_at)
                        values (:deal, :hash, :item, :person, :at)""")
                                .param("deal", contract.deal())
                                .param("hash", contract.hash())
                                .param("item", key)
                                .param("person", actors.person().username())
                                .param("at", OffsetDateTime.now(clock))
                                .update()
                        > 0;
    }

    private boolean remove(Contract contract, String key) {
        return jdbc.sql("delete from contract_tick where deal = :deal and content_hash = :hash and item = :item")
                        .param("deal", contract.deal())
                        .param("hash", contract.hash())
                        .param("item", key)
                        .update()
                > 0;
    }

    private List<Item> items(Contract contract) {
        Content content = contract.content();
        return templates
                .require(content.template(), content.templateVersion())
                .body()
                .checklist();
    }

    private Map<String, Row> rows(Contract contract) {
        return jdbc
                .sql("select item, person, ticked_at from contract_tick where deal = :deal and content_hash = :hash")
                .param("deal", contract.deal())
                .param("hash", contract.hash())
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::item, Function.identity()));
    }
}
