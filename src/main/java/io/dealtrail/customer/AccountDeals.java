package io.dealtrail.customer;

import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What accounts need to know of deals; implemented by the module that owns deals. */
public interface AccountDeals {

    /** A condition on the account table aliased {@code a}, with its parameters. */
    record Condition(String sql, Map<String, Object> params) {}

    /** A won deal. */
    record Purchase(
            String deal,
            String title,
            @Nullable Money amount,
            @Nullable LocalDate wonOn) {}

    /** Accounts of deals that the person may see, and for everybody who works those without any deal. */
    Condition visible(Person person);

    /** Won deals of the account that the person may see, the latest first, at most a hundred. */
    List<Purchase> purchases(String account, Person person);
}
