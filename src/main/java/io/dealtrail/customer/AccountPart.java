package io.dealtrail.customer;

import io.dealtrail.customer.AccountDeals.AccountDeal;
import java.util.List;

/** What another module shows on the customer's file: becomes the property {@link #name()} of {@code GET /api/accounts/{id}}. */
public interface AccountPart {

    String name();

    /** @param deals of the account, those that the reader may see */
    Object of(List<AccountDeal> deals);
}
