package io.dealtrail.proposal;

import io.dealtrail.catalog.Catalog;
import io.dealtrail.catalog.Offer;
import io.dealtrail.catalog.PriceBook;
import io.dealtrail.proposal.DraftRequest.LineRequest;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import io.dealtrail.web.Faults;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a client sent into a draft's content, or says of every field what is wrong with it. */
@Component
class DraftReader {

    private static final int MAX_LINES = 1_000;
    private static final int MAX_NOTE = 10_000;

    private final PriceBook prices;
    private final Catalog catalog;
    private final Clock clock;

    DraftReader(PriceBook prices, Catalog catalog, Clock clock) {
        this.prices = prices;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * @param currency of the lines
     * @param paymentDays null when nothing was said of it
     */
    record Draft(
            List<ProposalLine> lines,
            String currency,
            @Nullable LocalDate validUntil,
            @Nullable String note,
            @Nullable Integer paymentDays) {}

    /**
     * Prices are those of today.
     *
     * @param usual currency where none is named
     * @throws Refused with every fault, by field path such as {@code lines[0].quantity}
     */
    Draft read(DraftRequest request, String usual) {
        List<Field> faults = new ArrayList<>();
        List<LineRequest> asked = request.lines() == null ? List.of() : request.lines();
        if (asked.size() > MAX_LINES) {
            throw Refused.field("lines", "proposal.tooManyLines", MAX_LINES);
        }
        String currency = currency(request, asked, usual);
        List<ProposalLine> lines = lines(asked, currency, faults);
        LocalDate validUntil = day(request.validUntil(), faults);
        if (request.note() != null && request.note().length() > MAX_NOTE) {
            faults.add(Field.of("note", "field.tooLong", "note", MAX_NOTE));
        } else if (request.note() != null && !Faults.isStorable(request.note())) {
            faults.add(Field.of("note", "field.characters", "note"));
        }
        Integer paymentDays = PaymentDays.read(request.paymentDays(), faults);
        if (!faults.isEmpty()) {
            throw Refused.fields(faults);
        }
        return new Draft(lines, currency, validUntil, request.note(), paymentDays);
    }

    /** What products cost today. */
    Map<String, Offer> offers(List<String> products, String currency) {
        return prices.of(products, currency, LocalDate.now(clock));
    }

    private String currency(DraftRequest request, List<LineRequest> asked, String usual) {
        if (request.currency() != null && !request.currency().isBlank()) {
            try {
                return Money.parse("0", request.currency()).currency().getCurrencyCode();
            } catch (Refused wrong) {
                throw Refused.field("currency", wrong.code(), wrong.args().toArray());
            }
        }
        LineRequest first = asked.isEmpty() ? null : asked.get(0);
        if (first == null || first.product() == null || first.product().isBlank()) {
            return usual;
        }
        Offer offer = offers(List.of(first.product()), usual).get(first.product());
        return offer == null || offer.listPrice() != null
                ? usual
                : catalog.require(offer.product()).listPrice().currency().getCurrencyCode();
    }

    private List<ProposalLine> lines(List<LineRequest> asked, String currency, List<Field> faults) {
        List<String> products = asked.stream()
                .filter(Objects::nonNull)
                .map(LineRequest::product)
                .filter(p -> p != null && !p.isBlank())
                .toList();
        LineReader reader = new LineReader(offers(products, currency), currency, faults);
        List<ProposalLine> lines = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            ProposalLine line = reader.read("lines[" + i + "]", asked.get(i));
            if (line != null) {
                lines.add(line);
            }
        }
        if (total(lines).compareTo(LineReader.TOO_MUCH) >= 0) {
            faults.add(Field.of("lines", "proposal.tooLarge"));
        }
        return lines;
    }

    private static BigDecimal total(List<ProposalLine> lines) {
        return lines.stream()
                .map(l -> l.net()
                        .amount()
                        .max(l.listTotal().amount())
                        .max(l.floorTotal().amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable LocalDate day(@Nullable String asked, List<Field> faults) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(asked.strip());
            if (!day.isBefore(LocalDate.now(clock)) && day.getYear() < 10_000) {
                return day;
            }
            faults.add(Field.of("validUntil", "proposal.validUntilPast", asked));
        } catch (DateTimeParseException e) {
            faults.add(Field.of("validUntil", "field.date", asked));
        }
        return null;
    }
}
