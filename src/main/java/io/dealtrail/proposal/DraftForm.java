package io.dealtrail.proposal;

import io.dealtrail.catalog.Catalog;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.proposal.DraftRequest.LineRequest;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lines of a proposal, as the page of the drafting task shows them. A line without a product is no line. */
@Controller
@RequestMapping("/deals/{number}/proposal-draft")
class DraftForm {

    /** A line as it stands in the form, right or wrong. */
    record Line(String product, String quantity, String discount) {
        static final Line BLANK = new Line("", "", "");
    }

    private final Proposals proposals;
    private final Drafting drafting;
    private final Catalog catalog;
    private final DealVisibility visibility;
    private final Actors actors;
    private final Wording wording;

    DraftForm(
            Proposals proposals,
            Drafting drafting,
            Catalog catalog,
            DealVisibility visibility,
            Actors actors,
            Wording wording) {
        this.proposals = proposals;
        this.drafting = drafting;
        this.catalog = catalog;
        this.visibility = visibility;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String draft(@PathVariable String number, Model model) {
        visibility.requireVisible(number);
        Optional<Proposal> draft = draft(number);
        List<Line> lines = draft.map(DraftForm::lines).orElse(List.of());
        show(number, model, draft, lines);
        model.addAttribute("validUntil", draft.map(Proposal::validUntil).orElse(null));
        model.addAttribute("note", draft.map(Proposal::note).orElse(null));
        return "proposal/draft :: draft";
    }

    @PostMapping
    String save(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "") String validUntil,
            @RequestParam(defaultValue = "") String note,
            Model model) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        visibility.requireWorkable(number);
        List<Line> lines = entered(form);
        try {
            save(number, lines, validUntil, note);
            model.addAttribute("saved", true);
        } catch (Refused refused) {
            model.addAttribute("refusal", wording.of(refused));
        }
        show(number, model, draft(number), lines);
        model.addAttribute("validUntil", validUntil);
        model.addAttribute("note", note);
        return "proposal/draft :: draft";
    }

    private void save(String number, List<Line> lines, String validUntil, String note) {
        List<LineRequest> asked = lines.stream()
                .map(l -> new LineRequest(l.product(), given(l.quantity()), null, given(l.discount())))
                .toList();
        Optional<Proposal> before = draft(number);
        DraftRequest request = new DraftRequest(
                asked,
                given(validUntil),
                given(note),
                null,
                null,
                before.map(Proposal::revision).orElse(null));
        if (before.isPresent()) {
            drafting.change(number, before.get().version(), request, null);
        } else {
            drafting.create(number, request);
        }
    }

    private void show(String number, Model model, Optional<Proposal> draft, List<Line> lines) {
        List<Line> rows = new ArrayList<>(lines);
        rows.add(Line.BLANK);
        model.addAttribute("number", number);
        model.addAttribute("lines", rows);
        model.addAttribute("figures", draft.map(Proposal::figures).orElse(null));
        model.addAttribute("products", catalog.offered());
    }

    private Optional<Proposal> draft(String number) {
        return proposals.of(number).stream().filter(Proposal::isDraft).findFirst();
    }

    private static List<Line> lines(Proposal draft) {
        return draft.lines().stream()
                .map(l -> new Line(
                        l.product(),
                        l.quantity().toPlainString(),
                        l.discountPercent().toPlainString()))
                .toList();
    }

    private static List<Line> entered(MultiValueMap<String, String> form) {
        List<String> products = form.getOrDefault("product", List.of());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            if (!products.get(i).isBlank()) {
                lines.add(new Line(products.get(i), at(form, "quantity", i), at(form, "discount", i)));
            }
        }
        return lines;
    }

    private static String at(Map<String, List<String>> form, String name, int i) {
        List<String> values = form.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i).strip() : "";
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
