package io.dealtrail.proposal;

import io.dealtrail.engine.FormField;
import io.dealtrail.engine.FormField.Option;
import io.dealtrail.engine.FormPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page on which a round of negotiation is concluded. */
@Component
class RoundPage implements FormPage {

    static final String KEY = "negotiation/round";

    private static final List<FormField> FIELDS = List.of(
            new FormField(
                    "outcome",
                    "Outcome",
                    "enum",
                    true,
                    null,
                    null,
                    null,
                    List.of(
                            new Option(Round.AGREED, "Agreed"),
                            new Option("anotherRound", "Another round"),
                            new Option("walkedAway", "Walked away")),
                    Map.of(),
                    Map.of(
                            "label.zh_CN", "结果",
                            "label.zh_CN.agreed", "达成一致",
                            "label.zh_CN.anotherRound", "继续谈判",
                            "label.zh_CN.walkedAway", "谈判破裂")),
            field("price", "Price", "价格", "money", "outcome == 'agreed'"),
            new FormField(
                    PaymentDays.FIELD,
                    "Days to pay",
                    "long",
                    false,
                    null,
                    null,
                    null,
                    List.of(),
                    Map.of("min", "0", "max", "" + Figures.MAX_PAYMENT_DAYS),
                    Map.of("label.zh_CN", "付款天数")),
            field("ask", "What the customer asks", "客户要求", "text", null),
            field("concession", "What we offered", "我方让步", "text", null));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<FormField> fields() {
        return FIELDS;
    }

    private static FormField field(
            String id, String label, String chinese, String type, @Nullable String requiredWhen) {
        return new FormField(
                id, label, type, false, requiredWhen, null, null, List.of(), Map.of(), Map.of("label.zh_CN", chinese));
    }
}
