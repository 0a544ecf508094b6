package io.dealtrail.deal;

import io.dealtrail.deal.DealSheets.Sheet;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Money;
import io.dealtrail.web.Show;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A deal's facts in the reader's words, each with how it is edited or why it is not. */
@Component
class FactSheet {

    /** Prefix of the names of free attributes. */
    static final String ATTRIBUTE = "attributes.";

    /**
     * @param kind text, longText, number, money, date, choice; or read
     * @param shown as the reader writes it; empty when not known
     * @param value as a form field holds it
     * @param unit currency of money, else empty
     * @param why key of the reason why it cannot be edited here, or null
     */
    record Fact(
            String name,
            String label,
            String kind,
            String shown,
            String value,
            String unit,
            @Nullable String why) {

        public boolean editable() {
            return !kind.equals("read");
        }

        /** Both parts of the value in one, to tell whether somebody else changed it. */
        public String state() {
            return unit.isEmpty() || value.isEmpty() ? value : value + " " + unit;
        }
    }

    private final Show show;
    private final Actors actors;

    FactSheet(Show show, Actors actors) {
        this.actors = actors;
        this.show = show;
    }

    List<Fact> of(Sheet sheet) {
        DealFacts deal = sheet.deal();
        boolean open = sheet.workable();
        List<Fact> facts = new ArrayList<>();
        facts.add(stated(open, "title", "text", deal.title(), deal.title()));
        facts.add(amount(open, deal));
        facts.add(stated(
                open, "expectedCloseOn", "date", show.date(deal.expectedCloseOn()), text(deal.expectedCloseOn())));
        String owner = sheet.ownerName() == null ? text(deal.owner()) : sheet.ownerName();
        facts.add(read("owner", owner.isEmpty() ? show.word("deal.noOwner", "") : owner, "fact.why.owner"));
        known(facts, "team", sheet.teamName() == null ? text(deal.team()) : sheet.teamName(), "fact.why.team");
        facts.add(read("probability", show.percent(deal.probability()), "fact.why.probability"));
        facts.add(stated(open, "source", "choice", source(deal.source()), deal.source()));
        facts.add(stated(open, "region", "text", text(deal.region()), text(deal.region())));
        facts.add(stated(open, "industry", "text", text(deal.industry()), text(deal.industry())));
        facts.add(stated(open, "employees", "number", show.number(deal.employees()), text(deal.employees())));
        known(facts, "score", text(deal.score()), "fact.why.score");
        known(facts, "discountPercent", show.percent(deal.discountPercent()), "fact.why.proposal");
        if (actors.seesMargins()) {
            known(facts, "marginPercent", show.percent(deal.marginPercent()), "fact.why.proposal");
        }
        known(facts, "paymentDays", days(deal.paymentDays()), "fact.why.proposal");
        known(facts, "closedOn", show.date(deal.closedOn()), null);
        known(facts, "createdAt", show.moment(deal.createdAt()), null);
        known(facts, "externalId", text(deal.externalId()), null);
        return facts;
    }

    /** Free attributes: what forms asked for, and what people added. */
    List<Fact> more(Sheet sheet) {
        List<Fact> more = new ArrayList<>();
        Map<String, Object> sorted = new TreeMap<>(sheet.deal().attributes());
        sorted.forEach((name, value) -> more.add(attribute(sheet.workable(), name, value)));
        return more;
    }

    Optional<Fact> find(Sheet sheet, String name) {
        if (name.startsWith(ATTRIBUTE)) {
            String key = name.substring(ATTRIBUTE.length());
            return key.isBlank()
                    ? Optional.empty()
                    : Optional.of(attribute(
                            sheet.workable(), key, sheet.deal().attributes().get(key)));
        }
        return of(sheet).stream().filter(f -> f.name().equals(name)).findFirst();
    }

    private String days(@Nullable Integer days) {
        return days == null ? "" : show.text("fact.days", days);
    }

    String source(String source) {
        return show.word("source." + source, source);
    }

    private Fact attribute(boolean open, String name, @Nullable Object value) {
        String text = text(value);
        String shown = value instanceof Boolean ? show.word("form." + text, text) : show.word(name + "." + text, text);
        String label = show.word("fact." + name, words(name));
        return new Fact(ATTRIBUTE + name, label, open ? "longText" : "read", shown, text, "", null);
    }

    private Fact amount(boolean open, DealFacts deal) {
        if (deal.amountOrigin() != AmountOrigin.ESTIMATE) {
            return read("amount", show.money(deal.amount()), "fact.why.amount." + deal.amountOrigin());
        }
        Money amount = deal.amount();
        String value = amount == null ? "" : amount.amount().toPlainString();
        return new Fact(
                "amount", label("amount"), open ? "money" : "read", show.money(amount), value, deal.currency(), null);
    }

    private void known(List<Fact> facts, String name, String shown, @Nullable String why) {
        if (!shown.isEmpty()) {
            facts.add(read(name, shown, why));
        }
    }

    private Fact read(String name, String shown, @Nullable String why) {
        return new Fact(name, label(name), "read", shown, "", "", why);
    }

    private Fact stated(boolean open, String name, String kind, String shown, String value) {
        return new Fact(name, label(name), open ? kind : "read", shown, value, "", null);
    }

    private String label(String name) {
        return show.word("fact." + name, words(name));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof LocalDate day ? day.toString() : String.valueOf(value);
    }

    /** {@code currentSolution} as words. */
    private static String words(String key) {
        String spaced = key.replace('-', ' ').replace('_', ' ').replaceAll("([a-z])([A-Z])", "$1 $2");
        String lower = spaced.toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}
