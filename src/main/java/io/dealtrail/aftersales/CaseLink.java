package io.dealtrail.aftersales;

import io.dealtrail.link.Link;
import io.dealtrail.link.LinkPage;
import io.dealtrail.shared.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** The customer's page of our service: their cases, what was said, and a new one. */
@Component
@Transactional
class CaseLink implements LinkPage {

    static final String PURPOSE = "case";

    /** A case as the customer reads it. */
    record Theirs(ServiceCase it, List<CaseMessage> messages, boolean mayAnswer, boolean isFirst) {}

    private final CaseRepository cases;
    private final CaseTalk talk;

    CaseLink(CaseRepository cases, CaseTalk talk) {
        this.cases = cases;
        this.talk = talk;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public String show(Link link, Model model) {
        List<ServiceCase> all = new ArrayList<>(cases.of(link.deal()));
        // What the mail was about comes first, then what waits for the customer, then the newest.
        all.sort(Comparator.comparing((ServiceCase c) -> !c.number().equals(link.subject()))
                .thenComparing(c -> !c.waits())
                .thenComparing(c -> !c.runs())
                .thenComparing(ServiceCase::openedAt, Comparator.reverseOrder()));
        List<Theirs> theirs = new ArrayList<>();
        for (ServiceCase c : all.stream().limit(50).toList()) {
            List<CaseMessage> said = cases.messages(c.number()).stream()
                    .filter(message -> !message.isInternal())
                    .toList();
            theirs.add(new Theirs(c, said, c.runs() || talk.mayReopen(c), theirs.isEmpty()));
        }
        model.addAttribute("cases", theirs);
        return "aftersales/case-link";
    }

    @Override
    public String answer(Link link, Map<String, String> form, HttpServletRequest request, Model model) {
        String number = form.getOrDefault("case", "");
        if (number.isEmpty()) {
            talk.open(
                    link.deal(),
                    NewCase.of(form.get("title"), form.get("text"), form.get("priority"), "link", link.name()));
        } else {
            ServiceCase theirs = cases.find(number)
                    .filter(c -> c.deal().equals(link.deal()))
                    .orElseThrow(() -> new NotFound("link", ""));
            talk.hear(theirs.number(), form.get("text"));
        }
        return "";
    }
}
