package io.dealtrail.proposal;

import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days that a customer may take to pay, as somebody wrote them. */
final class PaymentDays {

    static final String FIELD = "paymentDays";

    private PaymentDays() {}

    /** @return null when nothing was said, or when it was wrong and was added to {@code faults} */
    static @Nullable Integer read(@Nullable Object asked, List<Field> faults) {
        String text = asked == null ? "" : asked.toString().strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= Figures.MAX_PAYMENT_DAYS) {
            return Integer.valueOf(text);
        }
        faults.add(Field.of(FIELD, "proposal.paymentDays", text, Figures.MAX_PAYMENT_DAYS));
        return null;
    }

    /** @throws Refused when it is wrong */
    static @Nullable Integer read(@Nullable Object asked) {
        List<Field> faults = new ArrayList<>();
        Integer days = read(asked, faults);
        if (!faults.isEmpty()) {
            throw Refused.fields(faults);
        }
        return days;
    }
}
