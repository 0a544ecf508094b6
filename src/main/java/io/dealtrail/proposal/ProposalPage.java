package io.dealtrail.proposal;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.OutsideMessages;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.proposal.Cloning.Cloned;
import io.dealtrail.proposal.Proposal.State;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The versions of a deal's proposal: side by side, each with its paper, its letter, its links and its answer. */
@Controller
@RequestMapping("/deals/{number}/proposals")
class ProposalPage {

    private static final String VERSION = "redirect:/deals/{number}/proposals/{version}";
    private static final Map<String, String> ANSWERS = Map.of(
            "accepted", "proposal.accepted", "declined", "proposal.declined", "changeWanted", "proposal.changeWanted");

    private final Proposals proposals;
    private final VersionSheets sheets;
    private final Cloning cloning;
    private final Papers papers;
    private final CustomerLinks links;
    private final OutsideMessages messages;
    private final Deals deals;
    private final DealVisibility visibility;
    private final Actors actors;
    private final Wording wording;

    ProposalPage(
            Proposals proposals,
            VersionSheets sheets,
            Cloning cloning,
            Papers papers,
            CustomerLinks links,
            OutsideMessages messages,
            Deals deals,
            DealVisibility visibility,
            Actors actors,
            Wording wording) {
        this.proposals = proposals;
        this.sheets = sheets;
        this.cloning = cloning;
        this.papers = papers;
        this.links = links;
        this.messages = messages;
        this.deals = deals;
        this.visibility = visibility;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String versions(@PathVariable String number, Model model) {
        visibility.requireVisible(number);
        model.addAllAttributes(sheets.all(number));
        return "proposal/versions";
    }

    @GetMapping("/draft")
    String draft(@PathVariable String number, @RequestParam(required = false) @Nullable Integer since, Model model) {
        requireMay(number);
        model.addAttribute("deal", deals.require(number));
        Optional<Proposal> draft = proposals.draft(number);
        model.addAttribute(
                "before",
                proposals.of(number).stream().filter(p -> !p.isDraft()).toList());
        model.addAttribute("draft", draft.orElse(null));
        model.addAttribute(
                "differences",
                since == null || draft.isEmpty() ? null : Comparison.of(proposals.require(number, since), draft.get()));
        return "proposal/edit";
    }

    @GetMapping("/{version:\\d+}")
    String version(@PathVariable String number, @PathVariable int version, Model model) {
        visibility.requireVisible(number);
        model.addAllAttributes(sheets.one(proposals.require(number, version)));
        return "proposal/version";
    }

    @GetMapping("/compare")
    String compare(@PathVariable String number, @RequestParam int from, @RequestParam int to, Model model) {
        visibility.requireVisible(number);
        model.addAttribute("deal", deals.require(number));
        model.addAttribute("versions", proposals.of(number));
        model.addAttribute(
                "differences", Comparison.of(proposals.require(number, from), proposals.require(number, to)));
        return "proposal/compare";
    }

    /** The paper in the browser. */
    @GetMapping("/{version:\\d+}/paper")
    ResponseEntity<byte[]> paper(@PathVariable String number, @PathVariable int version) {
        visibility.requireVisible(number);
        Proposal proposal = proposals.require(number, version);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(Papers.fileName(proposal))
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_PDF)
                .body(papers.of(proposal, null));
    }

    /** The letter as it went out, or as it would go. */
    @GetMapping("/{version:\\d+}/letter")
    String letter(@PathVariable String number, @PathVariable int version, Model model) {
        visibility.requireVisible(number);
        model.addAllAttributes(sheets.letter(proposals.require(number, version)));
        return "proposal/letter";
    }

    @PostMapping("/{version:\\d+}/clone")
    String copy(@PathVariable String number, @PathVariable int version, RedirectAttributes next) {
        requireMay(number);
        try {
            Cloned cloned = cloning.clone(number, version);
            int fresh = cloned.proposal().version();
            Said said = cloned.leftOut().isEmpty()
                    ? Said.done("proposal.clonedNow", version, fresh)
                    : Said.done("proposal.clonedWithout", version, fresh, String.join(", ", cloned.leftOut()));
            said.on(next);
            next.addAttribute("since", version);
            return "redirect:/deals/{number}/proposals/draft";
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
            return VERSION;
        }
    }

    /** Makes a link; its address shows on the page that follows, and never again. */
    @PostMapping("/{version:\\d+}/links")
    String link(@PathVariable String number, @PathVariable int version, RedirectAttributes next) {
        requireMay(number);
        return back(next, () -> {
            next.addFlashAttribute("address", links.issue(proposals.require(number, version)));
            return Said.done("proposal.linkMade");
        });
    }

    @PostMapping("/{version:\\d+}/links/revoke")
    String revoke(@PathVariable String number, @PathVariable int version, RedirectAttributes next) {
        requireMay(number);
        return back(next, () -> {
            links.revoke(proposals.require(number, version));
            return Said.done("proposal.linksClosed");
        });
    }

    /** What the customer said by phone or in person. */
    @PostMapping("/{version:\\d+}/answer")
    String answer(
            @PathVariable String number,
            @PathVariable int version,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        requireMay(number);
        Proposal proposal = proposals.require(number, version);
        return back(next, () -> {
            String message = ANSWERS.get(answer);
            if (message == null) {
                throw Refused.field("answer", "proposal.whichAnswer");
            }
            if (reason.isBlank() && !answer.equals("accepted")) {
                throw Refused.field("reason", "proposal.whyAnswer");
            }
            if (proposal.state() != State.SENT) {
                throw Refused.conflict(
                        "proposal.answered", version, wording.text("proposal.state." + proposal.state()));
            }
            Map<String, Object> values = new HashMap<>(Map.of("version", version));
            if (!reason.isBlank()) {
                values.put("reason", reason.strip());
            }
            messages.tell(number, message, values);
            return Said.done("message.told." + message);
        });
    }

    private String back(RedirectAttributes next, java.util.function.Supplier<Said> work) {
        try {
            work.get().on(next);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
        }
        return VERSION;
    }

    private void requireMay(String number) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        visibility.requireWorkable(number);
    }
}
