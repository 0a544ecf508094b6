package io.dealtrail.proposal;

import io.dealtrail.catalog.PriceBook;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The lines of a proposal, edited on the page of the drafting task or from the deal. */
@Controller
@RequestMapping("/deals/{number}/proposal-draft")
class DraftEditor {

    private static final String VIEW = "proposal/draft :: draft";
    private static final int FOUND = 12;

    private final Proposals proposals;
    private final Drafting drafting;
    private final DraftSheets sheets;
    private final PriceBook prices;
    private final ProposalSettings settings;
    private final Deals deals;
    private final DealVisibility visibility;
    private final Actors actors;
    private final Wording wording;
    private final Clock clock;

    DraftEditor(
            Proposals proposals,
            Drafting drafting,
            DraftSheets sheets,
            PriceBook prices,
            ProposalSettings settings,
            Deals deals,
            DealVisibility visibility,
            Actors actors,
            Wording wording,
            Clock clock) {
        this.proposals = proposals;
        this.drafting = drafting;
        this.sheets = sheets;
        this.prices = prices;
        this.settings = settings;
        this.deals = deals;
        this.visibility = visibility;
        this.actors = actors;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping
    String draft(@PathVariable String number, Locale locale, Model model) {
        requireMay(number);
        Optional<Proposal> draft = proposals.draft(number);
        DraftEntry entry = draft.map(d -> DraftEntry.of(d, locale))
                .orElseGet(() -> DraftEntry.blank(deals.require(number).currency()));
        return show(number, entry, locale, model);
    }

    /** What it comes to as it stands in the editor; nothing is written. */
    @PostMapping("/figures")
    @ResponseBody
    DraftSheet figures(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Locale locale) {
        requireMay(number);
        return sheets.of(number, DraftEntry.of(form), locale);
    }

    /** Products to choose from, by what is typed. */
    @GetMapping("/products")
    String products(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String q,
            @RequestParam String currency,
            Model model) {
        requireMay(number);
        model.addAttribute("offers", q.isBlank() ? List.of() : prices.search(q, currency, LocalDate.now(clock), FOUND));
        model.addAttribute("currency", currency);
        return "proposal/draft :: found";
    }

    @PostMapping
    String save(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> form,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        requireMay(number);
        DraftEntry entry = DraftEntry.of(form);
        try {
            Proposal saved = save(number, entry, entry.request(locale));
            model.addAttribute("saved", true);
            return show(number, DraftEntry.of(saved, locale), locale, model);
        } catch (Refused refused) {
            response.setStatus(422); // whatever is wrong, the editor comes back with it
            DraftEntry again = entry;
            if (refused.kind() == Refused.Kind.CONFLICT && !refused.code().equals("deal.closed")) {
                again = entry.basedOn(proposals.draft(number));
                model.addAttribute("stale", true);
            } else if (refused.fields().isEmpty()) {
                model.addAttribute("refusal", wording.of(refused));
            }
            return show(number, again, locale, model);
        }
    }

    private Proposal save(String number, DraftEntry entry, DraftRequest request) {
        if (entry.version() > 0) {
            return drafting.change(number, entry.version(), request, null);
        }
        proposals.draft(number).ifPresent(other -> {
            throw Refused.conflict("proposal.changedMeanwhile", 0, other.revision());
        });
        return drafting.create(number, request);
    }

    private String show(String number, DraftEntry entry, Locale locale, Model model) {
        DraftSheet sheet = sheets.of(number, entry, locale);
        List<String> currencies = prices.currencies();
        model.addAttribute("number", number);
        model.addAttribute("settings", settings);
        model.addAttribute("entry", entry);
        model.addAttribute("sheet", sheet);
        model.addAttribute("currencies", currencies.contains(entry.currency()) ? currencies : plus(entry, currencies));
        return VIEW;
    }

    private static List<String> plus(DraftEntry entry, List<String> currencies) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(entry.currency()), currencies.stream())
                .toList();
    }

    private void requireMay(String number) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        visibility.requireWorkable(number);
    }
}
