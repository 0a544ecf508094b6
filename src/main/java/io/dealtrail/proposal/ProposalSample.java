package io.dealtrail.proposal;

import io.dealtrail.notification.LetterSample;
import io.dealtrail.shared.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ProposalSample implements LetterSample {

    private final Clock clock;

    ProposalSample(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<String> templates() {
        return List.of("proposal");
    }

    @Override
    public Map<String, Object> values(Locale language) {
        boolean chinese = language.getLanguage().equals("zh");
        String title = chinese ? "供应水泵" : "Pumps for the new hall";
        Map<String, Object> offer = Map.of(
                "number",
                "D-000123-1",
                "title",
                title,
                "net",
                Money.parse("12500.00", "USD"),
                "gross",
                Money.parse("13750.00", "USD"),
                "validUntil",
                LocalDate.now(clock).plusDays(30),
                "seller",
                "Anna Snelling",
                "sellerMail",
                "anna.snelling@example.com");
        return Map.of("offer", offer, "link", "https://www.example.com/p/sample", "args", List.of("D-000123-1", title));
    }
}
