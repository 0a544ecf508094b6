package io.dealtrail.aftersales;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the customer hears of a case by mail. */
@Component
class CaseLetters {

    private final AfterSalesLetters letters;
    private final CaseRepository cases;

    CaseLetters(AfterSalesLetters letters, CaseRepository cases) {
        this.letters = letters;
        this.cases = cases;
    }

    void opened(ServiceCase c) {
        post(c, "case-opened", "opened", c.text() == null ? "" : c.text());
    }

    void answered(ServiceCase c, String text) {
        post(c, "case-reply", "said", text);
    }

    void asked(ServiceCase c, String text) {
        post(c, "case-question", "said", text);
    }

    void resolved(ServiceCase c) {
        post(c, "case-resolved", "resolved", c.resolution() == null ? "" : c.resolution());
    }

    private void post(ServiceCase c, String template, String event, String text) {
        String key = "case:" + c.number() + ":" + event + ":"
                + cases.messages(c.number()).size() + ":" + c.reopened();
        letters.aboutCases(
                c.deal(),
                key,
                template,
                c.number(),
                Map.of("args", List.of(c.title(), c.number()), "title", c.title(), "number", c.number(), "text", text));
    }
}
