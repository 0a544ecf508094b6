package io.dealtrail.contract;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.document.Companies;
import io.dealtrail.document.Company;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the placeholders of a contract stand for, in the contract's language. */
@Component
class Filling {

    /** A line to fill in by hand. */
    static final String BLANK = "____";

    private final Deals deals;
    private final Contacts contacts;
    private final People people;
    private final Companies companies;
    private final MessageSource messages;

    Filling(Deals deals, Contacts contacts, People people, Companies companies, MessageSource messages) {
        this.deals = deals;
        this.contacts = contacts;
        this.people = people;
        this.companies = companies;
        this.messages = messages;
    }

    /** Every one of {@link Placeholders#NAMES}; what is not known is a line to fill in by hand. */
    Map<String, String> of(String number, Content content) {
        Locale locale = locale(content.language());
        DealFacts deal = deals.require(number);
        Map<String, String> values = new TreeMap<>();
        Placeholders.NAMES.forEach(name -> values.put(name, BLANK));
        put(values, "customer.name", deal.customer());
        put(
                values,
                "customer.contact",
                contacts.ofDeal(number).stream().map(Contact::name).findFirst().orElse(null));
        Company company = companies.current();
        put(values, "company.name", company.name());
        put(values, "company.address", company.addressLine());
        put(values, "company.taxNumber", company.taxNumber());
        put(values, "deal.number", number);
        put(values, "deal.title", deal.title());
        put(values, "owner.name", people.active(deal.owner()).map(Person::name).orElse(deal.owner()));
        put(values, "proposal.version", String.valueOf(content.proposalVersion()));
        put(values, "net", money(content.net(), locale));
        put(values, "tax", money(content.tax(), locale));
        put(values, "gross", money(content.gross(), locale));
        put(values, "payment.days", String.valueOf(content.paymentDays()));
        terms(content.terms(), locale, values);
        return values;
    }

    private void terms(Terms terms, Locale locale, Map<String, String> values) {
        LocalDate start = terms.start();
        LocalDate end = terms.end();
        String notice = String.valueOf(terms.noticeDays());
        put(values, "terms.start", start == null ? text("contract.fill.open", locale) : day(start, locale));
        put(
                values,
                "terms.length",
                end == null
                        ? text("contract.fill.months", locale, String.valueOf(terms.months()))
                        : text("contract.fill.until", locale, day(end, locale)));
        put(
                values,
                "terms.renewal",
                text(terms.renews() ? "contract.fill.renews" : "contract.fill.ends", locale, notice));
        put(values, "terms.noticeDays", notice);
        put(values, "terms.checkInDays", String.valueOf(terms.checkInDays()));
    }

    /** All digits and the currency's code: a contract leaves nothing to guess. */
    static String money(Money money, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(money.amount()) + " " + money.currency().getCurrencyCode();
    }

    static Locale locale(String language) {
        return language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private String text(String code, Locale locale, Object... args) {
        return messages.getMessage(code, args, locale);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value.strip());
        }
    }
}
