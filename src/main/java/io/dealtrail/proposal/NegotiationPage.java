package io.dealtrail.proposal;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Role;
import io.dealtrail.proposal.Concessions.Talk;
import io.dealtrail.proposal.Negotiation.Spoken;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.LocalNumbers;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All rounds of a negotiation at one sight, and a quick note of the next one. */
@Controller
@RequestMapping("/deals/{number}/negotiation")
class NegotiationPage {

    private static final String PANEL = "proposal/negotiation :: panel";

    private final Concessions concessions;
    private final Negotiation negotiation;
    private final DealVisibility visibility;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    NegotiationPage(
            Concessions concessions,
            Negotiation negotiation,
            DealVisibility visibility,
            People people,
            Actors actors,
            Wording wording) {
        this.concessions = concessions;
        this.negotiation = negotiation;
        this.visibility = visibility;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String panel(@PathVariable String number, Model model) {
        visibility.requireVisible(number);
        return show(number, model);
    }

    @PostMapping
    String note(
            @PathVariable String number,
            @RequestParam Map<String, String> form,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        visibility.requireWorkable(number);
        try {
            Round noted = negotiation.note(number, spoken(number, form, locale));
            model.addAttribute("noted", noted.round());
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            Map<String, String> labels = Map.of(
                    "ask",
                    wording.text("negotiation.ask"),
                    "price",
                    wording.text("negotiation.priceNet"),
                    PaymentDays.FIELD,
                    wording.text("fact.paymentDays"));
            model.addAttribute("faults", wording.byField(refused, labels));
            model.addAttribute("problem", refused.fields().isEmpty() ? wording.of(refused) : null);
            model.addAttribute("entered", form);
        }
        return show(number, model);
    }

    private Spoken spoken(String number, Map<String, String> form, Locale locale) {
        LocalNumbers numbers = LocalNumbers.of(locale);
        String price = given(form, "price");
        String days = given(form, PaymentDays.FIELD);
        return new Spoken(
                given(form, "ask"),
                given(form, "concession"),
                price == null ? null : money(numbers.plain(price), currency(number)),
                PaymentDays.read(days == null ? null : numbers.plain(days)));
    }

    private static Money money(String amount, String currency) {
        try {
            return Money.parse(amount, currency);
        } catch (Refused wrong) {
            throw Refused.field("price", wrong.code(), wrong.args().toArray());
        }
    }

    private String currency(String number) {
        return concessions
                .of(number)
                .map(talk -> talk.offered().currency().getCurrencyCode())
                .orElse("");
    }

    private String show(String number, Model model) {
        Optional<Talk> talk = concessions.of(number);
        model.addAttribute("number", number);
        model.addAttribute("talk", talk.orElse(null));
        model.addAttribute("line", talk.map(PriceLine::of).orElse(null));
        model.addAttribute("mayNote", talk.filter(Talk::open).isPresent() && isWorkable(number));
        model.addAttribute(
                "names",
                people.names(talk.map(t -> t.rounds().stream()
                                .map(round -> round.recordedBy().replaceFirst("^person:", ""))
                                .collect(Collectors.toSet()))
                        .orElse(java.util.Set.of())));
        return PANEL;
    }

    private boolean isWorkable(String number) {
        try {
            visibility.requireWorkable(number);
            return true;
        } catch (Refused notTheirs) {
            return false;
        }
    }

    private static @Nullable String given(Map<String, String> form, String name) {
        String text = form.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }
}
