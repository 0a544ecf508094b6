package io.dealtrail.deal;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.NewContact;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The customer's people on the deal and their parts in the decision, edited in their place on the deal's page. */
@Controller("dealContactPage")
@RequestMapping("/deals/{number}/contacts")
class ContactPage {

    /** A contact as a form states it; empty texts clear. */
    record Form(
            @Nullable String contact,
            @Nullable Long version,
            String name,
            String email,
            String phone,
            String title,
            String role,
            @Nullable String language) {

        static Form of(Contact known) {
            return new Form(
                    known.id(),
                    known.version(),
                    known.name(),
                    text(known.email()),
                    text(known.phone()),
                    text(known.title()),
                    text(known.role()),
                    text(known.language()));
        }

        static Form empty() {
            return new Form(null, null, "", "", "", "", "", "");
        }

        NewContact details() {
            return new NewContact(name, email, phone, title, null, language);
        }

        /** As the parameters of a request that states it again. */
        Map<String, String> parameters() {
            return Map.of(
                    "contact",
                    text(contact),
                    "name",
                    name,
                    "email",
                    email,
                    "phone",
                    phone,
                    "title",
                    title,
                    "role",
                    role,
                    "language",
                    text(language));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    private static final String BACK = "redirect:/deals/{number}";

    private final BuyingCentre people;
    private final Actors actors;
    private final Wording wording;

    ContactPage(BuyingCentre people, Actors actors, Wording wording) {
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String contacts(@PathVariable String number, Model model) {
        show(number, model);
        return "deal/contacts :: contacts";
    }

    /** @param contact of the one to edit; without it, the form for another one */
    @GetMapping("/edit")
    String edit(@PathVariable String number, @RequestParam(required = false) @Nullable String contact, Model model) {
        BuyingCentre.View view = show(number, model);
        Form form = Stream.concat(view.contacts().stream(), view.others().stream())
                .filter(c -> c.id().equals(contact))
                .findFirst()
                .map(Form::of)
                .orElseGet(Form::empty);
        model.addAttribute("form", form);
        model.addAttribute("roles", NewContact.ROLES);
        model.addAttribute("languages", NewContact.LANGUAGES);
        model.addAttribute("faults", Map.of());
        return "deal/contacts :: edited";
    }

    @PostMapping
    String save(
            @PathVariable String number,
            Form form,
            HtmxRequest htmx,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        try {
            Said said = told(number, people.put(number, form));
            return answer(number, said, htmx, next, model);
        } catch (Refused refused) {
            if (!htmx.isHtmxRequest()) {
                Said.refused(wording.of(refused), next);
                return BACK;
            }
            response.setStatus(422);
            response.setHeader("HX-Retarget", "this");
            show(number, model);
            model.addAttribute("form", form);
            model.addAttribute("roles", NewContact.ROLES);
            model.addAttribute("languages", NewContact.LANGUAGES);
            model.addAttribute("faults", faults(refused));
            return "deal/contacts :: edited";
        }
    }

    @PostMapping("/remove")
    String remove(
            @PathVariable String number,
            @RequestParam String contact,
            HtmxRequest htmx,
            RedirectAttributes next,
            Model model) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        Contact gone = people.takeOff(number, contact);
        Said said = Said.done("contact.removedNow", gone.name())
                .undo("/deals/" + number + "/contacts", Form.of(gone).parameters());
        return answer(number, said, htmx, next, model);
    }

    private Said told(String number, BuyingCentre.Put put) {
        String address = "/deals/" + number + "/contacts";
        return put.before() == null
                ? Said.done("contact.addedNow", put.after().name())
                        .undo(address + "/remove", Map.of("contact", put.after().id()))
                : Said.done("contact.changedNow", put.after().name())
                        .undo(address, Form.of(put.before()).parameters());
    }

    private String answer(String number, Said said, HtmxRequest htmx, RedirectAttributes next, Model model) {
        if (!htmx.isHtmxRequest()) {
            said.on(next);
            return BACK;
        }
        said.on(model);
        show(number, model);
        return "deal/contacts :: changed";
    }

    private BuyingCentre.View show(String number, Model model) {
        BuyingCentre.View view = people.of(number);
        model.addAttribute("number", number);
        model.addAttribute("view", view);
        return view;
    }

    private Map<String, String> faults(Refused refused) {
        if (refused.fields().isEmpty()) {
            return Map.of("name", wording.of(refused));
        }
        Map<String, String> labels = List.of("name", "email", "phone", "title", "role").stream()
                .collect(Collectors.toMap(f -> f, f -> wording.text("contact." + f)));
        return wording.byField(refused, labels);
    }
}
