package io.dealtrail.aftersales;

import io.dealtrail.deal.Deals;
import io.dealtrail.notification.CustomerReplied;
import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails of customers after the sale: one about a case is added to it, one about something new opens a case. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CasesByMail {

    private static final String STAGE = "after-sales";
    private static final Pattern NUMBER = Pattern.compile("\\bD-\\d{6,12}-C\\d{1,6}\\b");

    private final CaseRepository cases;
    private final CaseTalk talk;
    private final Deals deals;
    private final Actors actors;

    CasesByMail(CaseRepository cases, CaseTalk talk, Deals deals, Actors actors) {
        this.cases = cases;
        this.talk = talk;
        this.deals = deals;
        this.actors = actors;
    }

    @EventListener
    void replied(CustomerReplied mail) {
        if (!deals.require(mail.deal()).stage().equals(STAGE)) {
            return;
        }
        String who = mail.fromName() == null || mail.fromName().isBlank() ? mail.from() : mail.fromName();
        actors.runAs(Actor.customer(who), () -> take(mail, who));
    }

    private void take(CustomerReplied mail, String who) {
        String text = mail.text() == null ? "" : mail.text().strip();
        Optional<ServiceCase> about = about(mail).filter(c -> c.runs() || talk.mayReopen(c));
        if (about.isPresent()) {
            talk.hear(about.get().number(), shortened(text.isEmpty() ? mail.subject() : text, CaseTalk.MAX_TEXT));
        } else if (isNew(mail)
                && !(text.isEmpty() && (mail.subject() == null || mail.subject().isBlank()))) {
            talk.openIfPossible(
                    mail.deal(),
                    NewCase.of(
                            shortened(mail.subject(), NewCase.MAX_TITLE),
                            shortened(text, NewCase.MAX_TEXT),
                            null,
                            "mail",
                            shortened(who, NewCase.MAX_TITLE)));
        }
    }

    /** The case that its subject or the letter that it answers names, if it is this deal's. */
    private Optional<ServiceCase> about(CustomerReplied mail) {
        Matcher number = NUMBER.matcher(mail.answers() + " " + mail.subject());
        return number.find() ? cases.find(number.group()).filter(c -> c.deal().equals(mail.deal())) : Optional.empty();
    }

    /** Who answers a letter about something else speaks of that. */
    private static boolean isNew(CustomerReplied mail) {
        String answers = mail.answers();
        return answers == null
                || answers.startsWith("welcome:")
                || answers.startsWith("serviceLink:")
                || answers.startsWith("case:");
    }

    private static String shortened(@Nullable String text, int most) {
        String given = text == null ? "" : text.strip();
        return given.length() <= most ? given : given.substring(0, most - 1) + "…";
    }
}
