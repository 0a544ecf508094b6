package io.dealtrail.customer;

import io.dealtrail.customer.AccountDeals.AccountDeal;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of a customer, as far as the reader may see it. */
@Component
@Transactional(readOnly = true)
class CustomerFile {

    /** What was sold in a year, in the base currency. */
    record Year(int year, int deals, Money sum) {}

    /**
     * @param parts what other modules show, by name
     * @param openValue sum of open deals, and {@code won} of all won ones, in the base currency
     */
    record File(
            Account account,
            @Nullable Account parent,
            List<Contact> contacts,
            List<AccountDeal> running,
            List<AccountDeal> ended,
            List<AccountDeal> bought,
            List<Year> years,
            Money openValue,
            Money won,
            Map<String, String> names,
            Map<String, Object> parts) {}

    private final AccountList list;
    private final Contacts contacts;
    private final AccountDeals deals;
    private final List<AccountPart> parts;
    private final People people;

    CustomerFile(AccountList list, Contacts contacts, AccountDeals deals, List<AccountPart> parts, People people) {
        this.list = list;
        this.contacts = contacts;
        this.deals = deals;
        this.parts = parts;
        this.people = people;
    }

    File of(Person person, String id) {
        Account account = list.require(person, id);
        List<AccountDeal> all = deals.deals(id, person);
        List<AccountDeal> bought = only(all, d -> d.status().equals("WON"));
        Map<String, Object> others = new LinkedHashMap<>();
        parts.forEach(part -> others.put(part.name(), part.of(all)));
        return new File(
                account,
                list.find(person, account.parent()).orElse(null),
                contacts.ofAccount(id),
                only(all, AccountDeal::isRunning),
                only(all, d -> !d.isRunning() && !d.status().equals("WON")),
                bought,
                years(bought),
                sum(only(all, d -> d.status().equals("OPEN"))),
                sum(bought),
                people.names(all.stream()
                        .map(AccountDeal::owner)
                        .filter(Objects::nonNull)
                        .toList()),
                others);
    }

    private List<Year> years(List<AccountDeal> bought) {
        Map<Integer, List<AccountDeal>> byYear = bought.stream()
                .filter(d -> d.closedOn() != null)
                .collect(Collectors.groupingBy(
                        d -> Objects.requireNonNull(d.closedOn()).getYear(),
                        () -> new TreeMap<>(Comparator.<Integer>reverseOrder()),
                        Collectors.toList()));
        return byYear.entrySet().stream()
                .map(y -> new Year(y.getKey(), y.getValue().size(), sum(y.getValue())))
                .toList();
    }

    private Money sum(List<AccountDeal> some) {
        BigDecimal sum = some.stream()
                .map(AccountDeal::worth)
                .filter(Objects::nonNull)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.of(sum, deals.baseCurrency());
    }

    private static List<AccountDeal> only(List<AccountDeal> all, Predicate<AccountDeal> which) {
        return all.stream().filter(which).toList();
    }
}
