package io.dealtrail.customer;

import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What accounts need to know of deals; implemented by the module that owns deals. */
public interface AccountDeals {

    /** A piece of SQL with its parameters. */
    record Condition(String sql, Map<String, Object> params) {}

    /** A won deal. */
    record Purchase(
            String deal,
            String title,
            @Nullable Money amount,
            @Nullable LocalDate wonOn) {}

    /**
     * A deal on the customer's file.
     *
     * @param status OPEN, WON, LOST, DISQUALIFIED or NURTURE
     * @param worth the amount in the base currency
     */
    record AccountDeal(
            String number,
            String title,
            String stage,
            String stageName,
            String status,
            @Nullable String owner,
            @Nullable Money amount,
            @Nullable Money worth,
            Instant createdAt,
            @Nullable LocalDate closedOn) {

        public boolean isRunning() {
            return status.equals("OPEN") || status.equals("NURTURE");
        }
    }

    /**
     * Open deals that a person may see, as SQL.
     *
     * @param count how many, and {@code worth} their sum in the base currency, of the account aliased {@code p}
     * @param table a derived table of {@code account} and {@code worth}
     */
    record OpenDeals(String count, String worth, String table, Map<String, Object> params) {}

    /** On the account table aliased {@code a}: accounts of deals that the person may see, and for who works those without any deal. */
    Condition visible(Person person);

    /** Whether a deal whose number is in this column may be seen by the person. */
    Condition visibleDeal(Person person, String column);

    OpenDeals open(Person person);

    String baseCurrency();

    /** Won deals of the account that the person may see, the latest first, at most a hundred. */
    List<Purchase> purchases(String account, Person person);

    /** Deals of the account that the person may see, running ones first, then the latest, at most five hundred. */
    List<AccountDeal> deals(String account, Person person);

    /** Numbers of all deals of the account, ascending. */
    List<String> numbers(String account);

    /** The account that a deal belongs to. */
    Optional<String> accountOf(String deal);

    /**
     * Gives deals of one account to another; each is on the deal's trail.
     *
     * @return those that were moved: whatever went elsewhere meanwhile stays there
     */
    List<String> move(Collection<String> deals, String from, String to);
}
