package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealNumber;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.NotFound;
import io.dealtrail.web.Database;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The deals and their facts. Every change is published for the trail. */
@Component
@Transactional
public class Deals {

    private final DealRepository deals;
    private final JdbcClient jdbc;
    private final Rates rates;
    private final StageNames stages;
    private final People people;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Database database;

    Deals(
            DealRepository deals,
            JdbcClient jdbc,
            Rates rates,
            StageNames stages,
            People people,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events,
            Database database) {
        this.deals = deals;
        this.jdbc = jdbc;
        this.rates = rates;
        this.stages = stages;
        this.people = people;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
        this.database = database;
    }

    /** Writes a deal. Its process is started by the caller, in the same transaction. */
    public String open(NewDeal open) {
        return open(open, UnaryOperator.identity());
    }

    /** @param noted adds to the entry on the trail where the deal comes from */
    String open(NewDeal open, UnaryOperator<DealEvent> noted) {
        String number = nextNumber();
        Money base = open.amount() == null ? null : rates.toBase(open.amount());
        NewDeal placed = withTeam(open);
        events.publishEvent(new DealEvent.Born(List.of(number)));
        deals.save(new Deal(
                number, placed, rates.baseCurrency(), base, actors.current().toString(), clock.instant()));
        events.publishEvent(noted.apply(opened("deal.opened", number, placed).occurred(open.createdAt())));
        return number;
    }

    /** @throws NotFound when there is no such deal */
    @Transactional(readOnly = true)
    public DealFacts require(String number) {
        Deal deal = find(number);
        return deal.facts(customer(deal), stages.of(deal.stage()));
    }

    /** Gives the deal an owner, whose team it then belongs to; without owner it stays with its team. */
    public void assignOwner(String number, @Nullable String owner, String reason) {
        Deal deal = find(number);
        String before = deal.owner();
        String teamBefore = deal.team();
        String team = owner == null ? teamBefore : people.require(owner).team();
        deal.assign(owner, team == null ? teamBefore : team);
        events.publishEvent(DealEvent.of(number, "deal.ownerChanged")
                .change("owner", before, owner)
                .change("team", teamBefore, deal.team())
                .comment(reason));
    }

    /** Takes owner and team off the deal: it is anybody's. */
    public void release(String number, String reason) {
        Deal deal = find(number);
        String owner = deal.owner();
        String team = deal.team();
        deal.assign(null, null);
        events.publishEvent(DealEvent.of(number, "deal.ownerChanged")
                .change("owner", owner, null)
                .change("team", team, null)
                .comment(reason));
    }

    /** @throws io.dealtrail.shared.Refused {@code deal.amountFixed}, {@code money.noRate} */
    public void setAmount(String number, Money amount, AmountOrigin origin) {
        Deal deal = find(number);
        Money before = deal.money();
        deal.setAmount(amount, rates.toBase(amount), origin);
        if (!amount.equals(before)) {
            events.publishEvent(DealEvent.of(number, "deal.amountChanged")
                    .change("amount", before == null ? null : before.toString(), amount.toString())
                    .with("origin", origin.name()));
        }
    }

    /** Discount and margin of the current proposal, in percent. */
    public void setFigures(String number, BigDecimal discountPercent, BigDecimal marginPercent, int paymentDays) {
        find(number).setFigures(discountPercent, marginPercent, paymentDays);
        events.publishEvent(DealEvent.of(number, "deal.figuresChanged")
                .with("discountPercent", discountPercent)
                .with("marginPercent", marginPercent)
                .with("paymentDays", paymentDays));
    }

    /** @param score 0 to 100 */
    public void setScore(String number, int score, int priority) {
        find(number).setScore(score, priority);
        events.publishEvent(
                DealEvent.of(number, "deal.scored").with("score", score).with("priority", priority));
    }

    /** Stores what a drawn form field asked for under its {@code fact}. */
    public void setFact(String number, String fact, @Nullable Object value) {
        Deal deal = find(number);
        Object before;
        switch (fact) {
            case "expectedCloseOn" -> {
                before = deal.facts(null, "").expectedCloseOn();
                deal.expectCloseOn((LocalDate) value);
            }
            case "fit" -> {
                before = deal.facts(null, "").fit();
                deal.judgeFit((String) value);
            }
            case "amount" -> {
                if (value instanceof Money money && deal.facts(null, "").amountOrigin() == AmountOrigin.ESTIMATE) {
                    setAmount(number, money, AmountOrigin.ESTIMATE);
                }
                return;
            }
            default -> {
                putAttributes(number, value == null ? Map.of() : Map.of(fact, value));
                return;
            }
        }
        events.publishEvent(DealEvent.of(number, "deal.factChanged").change(fact, text(before), text(value)));
    }

    /** Adds or replaces free attributes. */
    public void putAttributes(String number, Map<String, @Nullable Object> values) {
        if (values.isEmpty()) {
            return;
        }
        Deal deal = find(number);
        DealEvent event = DealEvent.of(number, "deal.attributesChanged");
        for (Map.Entry<String, Object> value : values.entrySet()) {
            event = event.change(value.getKey(), text(deal.attributes().get(value.getKey())), text(value.getValue()));
        }
        deal.putAttributes(plain(values));
        if (!event.changes().isEmpty()) {
            events.publishEvent(event);
        }
    }

    /** Keeps what a task asked for. Its values are on the trail with the task, so they are not recorded again. */
    public void answer(String number, Map<String, Object> values) {
        if (!values.isEmpty()) {
            find(number).putAttributes(plain(values));
        }
    }

    /** Sets the deal's customer. */
    public void attach(String number, String account) {
        Deal deal = find(number);
        String before = deal.account();
        deal.attach(account);
        events.publishEvent(DealEvent.of(number, "deal.customerChanged").change("account", before, account));
    }

    /** Amount in the base currency at today's rate. */
    public Money toBase(Money amount) {
        return rates.toBase(amount);
    }

    public String baseCurrency() {
        return rates.baseCurrency();
    }

    Deal find(String number) {
        return deals.findById(number).orElseThrow(() -> new NotFound("deal", number));
    }

    String stageName(String stage) {
        return stages.of(stage);
    }

    private @Nullable String customer(Deal deal) {
        return deal.account() == null
                ? null
                : jdbc.sql("select name from account where id = :id")
                        .param("id", deal.account())
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }

    private String nextNumber() {
        return DealNumber.of(jdbc.sql(
                                database.isPostgres()
                                        ? "select nextval('deal_number')"
                                        : "select next value for deal_number")
                        .query(Long.class)
                        .single())
                .value();
    }

    private NewDeal withTeam(NewDeal open) {
        if (open.owner() == null || open.team() != null) {
            return open;
        }
        Person owner = people.require(open.owner());
        return new NewDeal(
                open.title(),
                open.account(),
                open.source(),
                open.region() == null ? owner.region() : open.region(),
                open.industry(),
                open.employees(),
                open.amount(),
                open.owner(),
                owner.team(),
                open.entryStage(),
                open.externalId(),
                open.createdAt(),
                open.attributes());
    }

    static DealEvent opened(String action, String number, NewDeal open) {
        return DealEvent.of(number, action)
                .with("title", open.title())
                .with("account", open.account())
                .with("source", open.source())
                .with("region", open.region())
                .with("industry", open.industry())
                .with("employees", open.employees())
                .with("amount", open.amount() == null ? null : open.amount().toString())
                .with("owner", open.owner())
                .with("team", open.team())
                .with("entryStage", open.entryStage())
                .with("externalId", open.externalId())
                .with("attributes", open.attributes().isEmpty() ? null : plain(open.attributes()));
    }

    /** Values as JSON keeps them: numbers, booleans, text. */
    private static Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new HashMap<>();
        values.forEach((name, value) -> plain.put(
                name,
                value == null || value instanceof Number || value instanceof Boolean ? value : String.valueOf(value)));
        return plain;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
