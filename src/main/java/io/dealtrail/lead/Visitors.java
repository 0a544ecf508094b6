package io.dealtrail.lead;

import io.dealtrail.customer.NewContact;
import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import io.dealtrail.web.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what strangers write in web forms. A program that fills in what no person sees, or is faster than any, gets the answer
 * that everybody gets; it is counted and nothing of it kept.
 */
@Component
class Visitors {

    /** A field that people do not see. */
    static final String TRAP = "homepage";

    static final String STAMP = "stamp";

    /** What a visitor sent, from where. */
    record Submission(
            Map<String, String> values,
            String address,
            @Nullable String origin) {

        String value(String field) {
            return values.getOrDefault(field, "").strip();
        }
    }

    /** SENT is told to everybody but those whose page is too old. */
    enum Outcome {
        SENT,
        STALE
    }

    private static final Duration OPEN = Duration.ofHours(24);

    private final WebForms forms;
    private final Leads leads;
    private final LeadSettings settings;
    private final Actors actors;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final RateLimit byAddress;
    private final RateLimit byForm;

    Visitors(
            WebForms forms,
            Leads leads,
            LeadSettings settings,
            Actors actors,
            Clock clock,
            TransactionTemplate transaction) {
        this.forms = forms;
        this.leads = leads;
        this.settings = settings;
        this.actors = actors;
        this.clock = clock;
        this.transaction = transaction;
        this.byAddress = new RateLimit(settings.form().perAddress(), 50_000, clock);
        this.byForm = new RateLimit(settings.form().perForm(), 1_000, clock);
    }

    /** @throws Refused {@code webForm.limit} (429); the faulty fields (422) */
    Outcome submit(WebForm form, Submission sent) {
        spend(form, sent.address());
        String text = sent.value(STAMP);
        Optional<Stamp> stamp = Stamp.read(text, forms.seal(form));
        Instant now = clock.instant();
        if (stamp.isPresent() && stamp.get().age(now).compareTo(OPEN) > 0) {
            return Outcome.STALE;
        }
        boolean person = sent.value(TRAP).isEmpty()
                && (text.isEmpty()
                        ? fromAllowedSite(form, sent.origin())
                        : stamp.filter(s -> s.age(now).compareTo(atLeast()) >= 0)
                                .isPresent());
        if (!person) {
            forms.count(form, false);
            return Outcome.SENT;
        }
        NewLead lead = lead(form, sent, stamp.map(Stamp::nonce).orElse(null));
        actors.runAs(Actor.customer("form:" + form.name()), () -> keep(form, lead));
        return Outcome.SENT;
    }

    /** The same page sent twice is one lead, and the visitor is told nothing else than the first time. */
    private void keep(WebForm form, NewLead lead) {
        try {
            transaction.executeWithoutResult(status -> {
                leads.capture(lead, new Leads.Arrival(form.team(), form.id()));
                forms.count(form, true);
            });
        } catch (Refused refused) {
            if (!refused.code().equals("lead.exists")) {
                throw refused;
            }
        }
    }

    private NewLead lead(WebForm form, Submission sent, @Nullable String nonce) {
        Faults faults = new Faults();
        String email = form.asks("email") ? sent.value("email") : "";
        String phone = form.asks("phone") ? sent.value("phone") : "";
        if (email.isEmpty() && phone.isEmpty()) {
            faults.add(form.asks("email") ? "email" : "phone", "webForm.reach");
        }
        String company = form.asks("company") ? sent.value("company") : "";
        String name = form.asks("name") ? sent.value("name") : "";
        faults.text("name", name, 200);
        faults.text("company", company, 200);
        faults.text("message", sent.value("message"), 5_000);
        faults.refuse();
        // A private person is a customer by their own name.
        String called = !company.isEmpty() ? company : !name.isEmpty() ? name : email.isEmpty() ? phone : email;
        return new NewLead(
                called,
                new NewContact(name, email, phone, null, null, language()),
                form.source(),
                null,
                form.asks("country") ? sent.value("country") : null,
                null,
                null,
                null,
                form.asks("message") ? sent.value("message") : null,
                nonce == null ? null : "form:" + nonce,
                null,
                null,
                Map.of());
    }

    private boolean fromAllowedSite(WebForm form, @Nullable String origin) {
        String site = NewWebForm.site(origin);
        return site != null && form.origins().contains(site);
    }

    private Duration atLeast() {
        return Duration.ofSeconds(settings.form().minSeconds());
    }

    private void spend(WebForm form, String address) {
        if (!byAddress.spend(form.id() + " " + address) || !byForm.spend(form.id())) {
            throw Refused.limit("webForm.limit");
        }
    }

    /** The language in which the visitor read the form. */
    private static String language() {
        return LocaleContextHolder.getLocale().getLanguage().equals("zh") ? "zh-CN" : "en";
    }
}
