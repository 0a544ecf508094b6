package io.dealtrail.proposal;

import io.dealtrail.proposal.DraftRequest.LineRequest;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a client sent into a draft's content, or says of every field what is wrong with it. */
@Component
class DraftReader {

    private static final int MAX_LINES = 200;
    private static final int MAX_NOTE = 10_000;

    private final LineReader reader;
    private final Clock clock;

    DraftReader(LineReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * @param currency of the lines; null when there is none
     * @param paymentDays null when nothing was said of it
     */
    record Draft(
            List<ProposalLine> lines,
            @Nullable String currency,
            @Nullable LocalDate validUntil,
            @Nullable String note,
            @Nullable Integer paymentDays) {}

    /** @throws Refused with every fault, by field path such as {@code lines[0].quantity} */
    Draft read(DraftRequest request) {
        List<Field> faults = new ArrayList<>();
        List<ProposalLine> lines = lines(request.lines(), faults);
        LocalDate validUntil = day(request.validUntil(), faults);
        if (request.note() != null && request.note().length() > MAX_NOTE) {
            faults.add(Field.of("note", "field.tooLong", "note", MAX_NOTE));
        }
        Integer paymentDays = PaymentDays.read(request.paymentDays(), faults);
        if (!faults.isEmpty()) {
            throw Refused.fields(faults);
        }
        String currency = lines.isEmpty() ? null : lines.get(0).currency();
        return new Draft(lines, currency, validUntil, request.note(), paymentDays);
    }

    private List<ProposalLine> lines(@Nullable List<LineRequest> asked, List<Field> faults) {
        if (asked == null) {
            return List.of();
        }
        if (asked.size() > MAX_LINES) {
            throw Refused.field("lines", "proposal.tooManyLines", MAX_LINES);
        }
        List<ProposalLine> lines = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String at = "lines[" + i + "]";
            ProposalLine line = reader.read(at, asked.get(i), faults);
            if (line != null
                    && !lines.isEmpty()
                    && !line.currency().equals(lines.get(0).currency())) {
                faults.add(Field.of(
                        at + ".product", "money.currencyMix", lines.get(0).currency(), line.currency()));
            } else if (line != null) {
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
