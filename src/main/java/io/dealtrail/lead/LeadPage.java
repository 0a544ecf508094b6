package io.dealtrail.lead;

import io.dealtrail.customer.NewContact;
import io.dealtrail.customer.SimilarAccounts;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Faults;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Enters a lead while the caller is still on the phone: one short form, and where the last ones went. */
@Controller
@RequestMapping("/leads")
class LeadPage {

    private static final int RECENT = 10;

    private final Leads leads;
    private final RecentLeads recent;
    private final Deals deals;
    private final SimilarAccounts similar;
    private final Actors actors;
    private final Show show;
    private final Wording wording;

    LeadPage(
            Leads leads,
            RecentLeads recent,
            Deals deals,
            SimilarAccounts similar,
            Actors actors,
            Show show,
            Wording wording) {
        this.show = show;
        this.leads = leads;
        this.recent = recent;
        this.deals = deals;
        this.similar = similar;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String leads(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String source,
            Model model) {
        Person me = requireWorking();
        if (after != null) {
            model.addAttribute("recent", recent.page(me, RECENT, after));
            return "lead/entry :: rows";
        }
        String last = source != null && NewLead.SOURCES.contains(source) ? source : "phone";
        return form(me, Map.of("source", last), Map.of(), model);
    }

    /** @param then {@code next} for an empty form, else the deal that came of it */
    @PostMapping
    String capture(
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String then,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        Person me = requireWorking();
        try {
            Leads.Captured captured = leads.capture(lead(me, form));
            RecentLeads.Row row = recent.require(me, captured.deal());
            if (!then.equals("next") && row.visible()) {
                return open(row, said);
            }
            said.addFlashAttribute("captured", row);
            said.addFlashAttribute("duplicates", captured.duplicateOf().size());
            said.addAttribute("source", form.get("source"));
            return "redirect:/leads";
        } catch (Refused refused) {
            response.setStatus(refused.kind() == Refused.Kind.CONFLICT ? 409 : 422);
            Map<String, String> faults = wording.byField(refused, labels());
            if (faults.isEmpty()) {
                model.addAttribute("problem", wording.of(refused));
            }
            return form(me, form, faults, model);
        }
    }

    /** What is known already of the company that is being typed. */
    @GetMapping("/like")
    String like(
            @RequestParam(required = false) @Nullable String company,
            @RequestParam(required = false) @Nullable String reach,
            @RequestParam(required = false) @Nullable String region,
            Model model) {
        Person me = requireWorking();
        boolean mail = reach != null && reach.contains("@");
        model.addAttribute("similar", similar.typed(me, company, region, mail ? null : reach, mail ? reach : null));
        return "lead/like :: like";
    }

    private String open(RecentLeads.Row row, RedirectAttributes said) {
        String who = row.owner() == null ? wording.text("lead.inPool") : row.owner();
        String task = show.element(row.process(), row.element(), row.task());
        (row.due() == null
                        ? Said.done("lead.capturedNow", row.number(), who)
                        : Said.done("lead.capturedDue", row.number(), who, task, show.near(row.due())))
                .on(said);
        return "redirect:/deals/" + row.number();
    }

    private String form(Person me, Map<String, String> values, Map<String, String> faults, Model model) {
        model.addAttribute("values", values);
        model.addAttribute("faults", faults);
        model.addAttribute("currency", deals.baseCurrency());
        model.addAttribute("recent", recent.page(me, RECENT, null));
        model.addAttribute(
                "sources",
                NewLead.SOURCES.stream().filter(s -> !s.equals("import")).toList());
        return "lead/entry";
    }

    private Person requireWorking() {
        actors.requireWorker();
        return actors.person();
    }

    /** A phone number or an e-mail address stands in one field: an @ tells them apart. */
    private NewLead lead(Person me, Map<String, String> form) {
        Faults faults = new Faults();
        String reach = form.getOrDefault("reach", "").strip();
        boolean mail = reach.contains("@");
        String other = form.getOrDefault("reach2", "").strip();
        boolean otherMail = other.contains("@");
        String email = mail ? reach : otherMail ? other : null;
        String phone = !mail && !reach.isEmpty() ? reach : !otherMail && !other.isEmpty() ? other : null;
        if (!reach.isEmpty() && !other.isEmpty() && mail == otherMail) {
            faults.add("reach2", "lead.reachTwice");
        }
        Integer employees = whole(form.get("employees"), faults);
        Money amount = money(form.get("amount"), form.get("currency"), faults);
        faults.refuse();
        return new NewLead(
                form.get("company"),
                new NewContact(form.get("person"), email, phone, form.get("jobTitle"), null),
                form.get("source"),
                form.get("region"),
                form.get("country"),
                form.get("industry"),
                employees,
                amount,
                form.get("message"),
                null,
                me.is(Role.REP) ? me.username() : null,
                null,
                Map.of());
    }

    private static @Nullable Integer whole(@Nullable String text, Faults faults) {
        String digits = text == null ? "" : text.replaceAll("[\\s,.']", "");
        if (digits.isEmpty() || digits.matches("\\d{1,9}")) {
            return digits.isEmpty() ? null : Integer.valueOf(digits);
        }
        faults.add("employees", "customer.wholeNumber", digits);
        return null;
    }

    private @Nullable Money money(@Nullable String amount, @Nullable String currency, Faults faults) {
        if (amount == null || amount.isBlank()) {
            return null;
        }
        try {
            String unit = currency == null || currency.isBlank() ? deals.baseCurrency() : currency.strip();
            return Money.parse(amount.replaceAll("[\\s,']", ""), unit.toUpperCase(Locale.ROOT));
        } catch (Refused refused) {
            faults.add("amount", refused.code(), refused.args().toArray());
            return null;
        }
    }

    /** The contact's two ways are one field here. */
    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (String field :
                new String[] {"company", "source", "region", "country", "industry", "employees", "amount"}) {
            labels.put(field, wording.text("fact." + field));
        }
        labels.put("contact.name", wording.text("lead.person"));
        labels.put("message", wording.text("lead.message"));
        return labels;
    }
}
