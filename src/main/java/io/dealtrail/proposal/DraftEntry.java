package io.dealtrail.proposal;

import io.dealtrail.proposal.DraftRequest.LineRequest;
import io.dealtrail.proposal.DraftRequest.MoneyRequest;
import io.dealtrail.web.LocalNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it stands in the editor, right or wrong.
 *
 * @param version of the draft that it is based on; 0 when there was none
 * @param revision of that draft
 */
record DraftEntry(
        int version,
        long revision,
        String currency,
        List<Line> lines,
        String validUntil,
        String paymentDays,
        String note) {

    /** @param price empty is the list price */
    record Line(String product, String quantity, String price, String discount) {}

    static DraftEntry blank(String currency) {
        return new DraftEntry(0, 0, currency, List.of(), "", "", "");
    }

    static DraftEntry of(Proposal draft, Locale locale) {
        return new DraftEntry(
                draft.version(),
                draft.revision(),
                draft.currency(),
                draft.lines().stream().map(line -> of(line, locale)).toList(),
                draft.validUntil() == null ? "" : draft.validUntil().toString(),
                Integer.toString(draft.figures().paymentDays()),
                draft.note() == null ? "" : draft.note());
    }

    private static Line of(ProposalLine line, Locale locale) {
        boolean asListed = line.unitPrice().equals(line.listPrice());
        return new Line(
                line.product(),
                LocalNumbers.written(line.quantity().toPlainString(), locale),
                asListed ? "" : LocalNumbers.written(line.unitPrice().amount().toPlainString(), locale),
                line.discountPercent().signum() == 0
                        ? ""
                        : LocalNumbers.written(line.discountPercent().toPlainString(), locale));
    }

    /** Rows without a product are none. */
    static DraftEntry of(Map<String, List<String>> form) {
        List<Line> lines = new ArrayList<>();
        List<String> products = form.getOrDefault("product", List.of());
        for (int i = 0; i < products.size(); i++) {
            if (!products.get(i).isBlank()) {
                lines.add(new Line(
                        products.get(i).strip(),
                        at(form, "quantity", i),
                        at(form, "price", i),
                        at(form, "discount", i)));
            }
        }
        return new DraftEntry(
                (int) number(form, "version"),
                number(form, "revision"),
                at(form, "currency", 0),
                lines,
                at(form, "validUntil", 0),
                at(form, "paymentDays", 0),
                at(form, "note", 0));
    }

    DraftRequest request(Locale locale) {
        LocalNumbers numbers = LocalNumbers.of(locale);
        List<LineRequest> asked = lines.stream()
                .map(l -> new LineRequest(
                        l.product(),
                        given(numbers.plain(l.quantity())),
                        l.price().isEmpty() ? null : new MoneyRequest(numbers.plain(l.price()), currency),
                        given(numbers.plain(l.discount()))))
                .toList();
        return new DraftRequest(
                given(currency), asked, given(validUntil), given(note), given(paymentDays), null, revision);
    }

    /** The same, based on what somebody else has written meanwhile. */
    DraftEntry basedOn(Optional<Proposal> draft) {
        return new DraftEntry(
                draft.map(Proposal::version).orElse(0),
                draft.map(Proposal::revision).orElse(0L),
                currency,
                lines,
                validUntil,
                paymentDays,
                note);
    }

    private static long number(Map<String, List<String>> form, String name) {
        String text = at(form, name, 0);
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    private static String at(Map<String, List<String>> form, String name, int i) {
        List<String> values = form.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i).strip() : "";
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
