package io.dealtrail.customer;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Enters a customer, and changes what is known of one. */
@Controller
@RequestMapping("/customers")
class CustomerFormPage {

    private static final List<String> FIELDS =
            List.of("name", "region", "country", "industry", "website", "employees", "revenue", "parent");

    private final AccountList list;
    private final AccountEntry entry;
    private final AccountForm form;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    CustomerFormPage(
            AccountList list, AccountEntry entry, AccountForm form, People people, Actors actors, Wording wording) {
        this.list = list;
        this.entry = entry;
        this.form = form;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping("/new")
    String fresh(@RequestParam(required = false) @Nullable String name, Model model) {
        requireWorking();
        return show(null, name == null ? Map.of() : Map.of("name", name), Map.of(), model);
    }

    @PostMapping
    String create(
            @RequestParam Map<String, String> values,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        Person me = requireWorking();
        try {
            Account created = entry.create(form.read(me, values, null, null));
            Said.done("customer.createdNow", created.name()).on(said);
            return "redirect:/customers/" + created.id();
        } catch (Refused refused) {
            Object known = refused.facts().get("account");
            model.addAttribute("known", known == null ? null : known.toString());
            return again(null, values, refused, model, response);
        }
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable String id, Model model) {
        Person me = requireWorking();
        Account account = list.require(me, id);
        return show(
                account, form.values(account, list.find(me, account.parent()).orElse(null)), Map.of(), model);
    }

    @PostMapping("/{id}")
    String save(
            @PathVariable String id,
            @RequestParam Map<String, String> values,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        Person me = requireWorking();
        Account before = list.require(me, id);
        boolean parentHidden =
                before.parent() != null && list.find(me, before.parent()).isEmpty();
        try {
            NewAccount after = form.read(me, values, parentHidden ? before.parent() : null, before.externalKey());
            entry.edit(id, version(values), after);
            Said.done("customer.savedNow").on(said);
            return "redirect:/customers/{id}";
        } catch (Refused refused) {
            return again(before, values, refused, model, response);
        }
    }

    private String again(
            @Nullable Account account,
            Map<String, String> values,
            Refused refused,
            Model model,
            HttpServletResponse response) {
        response.setStatus(refused.kind() == Refused.Kind.CONFLICT ? 409 : 422);
        Map<String, String> labels = new HashMap<>();
        FIELDS.forEach(field -> labels.put(field, wording.text("customer.field." + field)));
        Map<String, String> faults = wording.byField(refused, labels);
        if (faults.isEmpty()) {
            model.addAttribute("problem", wording.of(refused));
        }
        return show(account, values, faults, model);
    }

    private String show(
            @Nullable Account account, Map<String, String> values, Map<String, String> faults, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("values", values);
        model.addAttribute("faults", faults);
        model.addAttribute("currency", form.currency());
        model.addAttribute("regions", people.regions());
        model.addAttribute("industries", list.values("industry"));
        return "customer/edit";
    }

    private static long version(Map<String, String> values) {
        String text = values.getOrDefault("version", "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private Person requireWorking() {
        actors.requireWorker();
        return actors.person();
    }
}
