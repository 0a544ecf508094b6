package io.dealtrail.proposal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the editor shows of a draft: what was entered, and what it comes to in the reader's words. The same sheet is drawn as a page
 * and sent while somebody types.
 *
 * @param totals null while something is wrong
 * @param notices what the seller has to know: below the floor, who has to approve
 * @param faults of the fields that are in no line, by their names
 * @param problem what is wrong with all of it
 */
record DraftSheet(
        List<Row> rows,
        @Nullable Totals totals,
        List<Notice> notices,
        Map<String, String> faults,
        @Nullable String problem) {

    /**
     * @param list what one costs by the price list, or an empty text
     * @param floor for who may see it, else null
     * @param net what the line comes to; empty while something is wrong
     * @param faults by field: product, quantity, unitPrice, discountPercent
     */
    record Row(
            DraftEntry.Line entered,
            String name,
            @Nullable String contents,
            String list,
            @Nullable String floor,
            String net,
            boolean belowFloor,
            Map<String, String> faults) {}

    /** @param margin for who may see it, else null; so is {@code floor} */
    record Totals(
            String list,
            String discount,
            String discountPercent,
            String net,
            String tax,
            String taxPercent,
            String gross,
            @Nullable String floor,
            @Nullable String margin) {}

    record Notice(boolean warning, String text) {}
}
