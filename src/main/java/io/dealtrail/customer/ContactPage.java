package io.dealtrail.customer;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people in a customer's file: a part of the page, answered anew after each change. */
@Controller
@RequestMapping("/customers/{id}/contacts")
class ContactPage {

    private final AccountList list;
    private final Contacts contacts;
    private final Actors actors;
    private final Wording wording;

    ContactPage(AccountList list, Contacts contacts, Actors actors, Wording wording) {
        this.list = list;
        this.contacts = contacts;
        this.actors = actors;
        this.wording = wording;
    }

    @PostMapping
    String add(
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response) {
        requireWorking(id);
        try {
            List<Contact> before = contacts.ofAccount(id);
            Contact added = contacts.add(id, contact(form));
            if (before.stream().anyMatch(c -> c.id().equals(added.id()))) {
                Said.done("customer.contactKnown", added.name()).on(model);
            } else {
                Said.done("customer.contactAdded", added.name())
                        .undo("/customers/" + id + "/contacts/" + added.id() + "/remove")
                        .on(model);
            }
        } catch (Refused refused) {
            return again("", form, refused, id, model, response);
        }
        return show(id, model);
    }

    @PostMapping("/{contact}")
    String change(
            @PathVariable String id,
            @PathVariable String contact,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response) {
        requireWorking(id);
        String version = form.getOrDefault("version", "");
        try {
            Contact saved = contacts.change(
                    id, contact, contact(form), version.matches("\\d{1,18}") ? Long.valueOf(version) : null);
            Said.done("customer.contactSaved", saved.name()).on(model);
        } catch (Refused refused) {
            return again(contact, form, refused, id, model, response);
        }
        return show(id, model);
    }

    /** Also what undoes an addition, from the note on top of the page. */
    @PostMapping("/{contact}/remove")
    String remove(@PathVariable String id, @PathVariable String contact, RedirectAttributes said) {
        requireWorking(id);
        Contact gone = contacts.remove(id, contact);
        Said.done("customer.contactRemoved", gone.name())
                .undo("/customers/" + id + "/contacts/" + contact + "/restore")
                .on(said);
        return "redirect:/customers/{id}#contacts";
    }

    @PostMapping("/{contact}/restore")
    String restore(@PathVariable String id, @PathVariable String contact, RedirectAttributes said) {
        requireWorking(id);
        contacts.restore(id, contact);
        Said.done("customer.contactRestored").on(said);
        return "redirect:/customers/{id}#contacts";
    }

    /** @param open the contact whose form stays open; empty for the new one */
    private String again(
            String open,
            Map<String, String> form,
            Refused refused,
            String id,
            Model model,
            HttpServletResponse response) {
        Map<String, String> labels = new HashMap<>();
        for (String field : List.of("name", "email", "phone", "title", "role")) {
            labels.put(field, wording.text("customer.contact." + field));
        }
        Map<String, String> faults = new HashMap<>(wording.byField(refused, labels));
        if (faults.isEmpty()) {
            faults.put("", wording.of(refused));
        }
        response.setStatus(422);
        model.addAttribute("open", open);
        model.addAttribute("entered", form);
        model.addAttribute("faults", faults);
        return show(id, model);
    }

    private String show(String id, Model model) {
        model.addAttribute("accountId", id);
        model.addAttribute("contacts", contacts.ofAccount(id));
        model.addAttribute("roles", NewContact.ROLES);
        model.addAttribute("languages", NewContact.LANGUAGES);
        model.addAttribute("works", true);
        return "customer/contacts :: answer";
    }

    private static NewContact contact(Map<String, String> form) {
        return new NewContact(
                form.get("name"),
                form.get("email"),
                form.get("phone"),
                form.get("title"),
                form.get("role"),
                form.get("language"));
    }

    private void requireWorking(String id) {
        actors.requireWorker();
        list.require(actors.person(), id);
    }
}
