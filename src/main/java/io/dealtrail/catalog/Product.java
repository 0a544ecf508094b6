package io.dealtrail.catalog;

import io.dealtrail.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something we sell.
 *
 * @param listPrice of one, without tax
 * @param floorPrice below which a director has to agree; in the currency of the list price
 * @param active whether it is still offered; a proposal that has it keeps it
 * @param aliases other names under which it arrives
 */
public record Product(
        String id,
        String name,
        @Nullable String series,
        Money listPrice,
        Money floorPrice,
        boolean active,
        List<String> aliases,
        long version) {}
