package io.dealtrail.proposal;

import io.dealtrail.link.Link;
import io.dealtrail.link.LinkFile;
import io.dealtrail.link.LinkPage;
import io.dealtrail.proposal.CustomerAnswers.Standing;
import io.dealtrail.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The customer's page of a proposal: read it, take the paper along, accept, decline or ask for a change. */
@Component
class OfferLink implements LinkPage {

    private static final String VIEW = "proposal/offer";
    private static final String FILE = "proposal.pdf";

    private final Proposals proposals;
    private final Papers papers;
    private final CustomerAnswers answers;

    OfferLink(Proposals proposals, Papers papers, CustomerAnswers answers) {
        this.proposals = proposals;
        this.papers = papers;
        this.answers = answers;
    }

    @Override
    public String purpose() {
        return ProposalMail.PURPOSE;
    }

    @Override
    public String show(Link link, Model model) {
        Proposal proposal = of(link);
        model.addAttribute("offer", papers.offered(proposal));
        model.addAttribute("standing", answers.standing(proposal));
        return VIEW;
    }

    @Override
    public String answer(Link link, Map<String, String> form, HttpServletRequest request, Model model) {
        try {
            Standing before = answers.answer(link, form);
            if (before == Standing.OPEN) {
                return ""; // back to the link, which says what was answered
            }
            model.addAttribute("late", true);
        } catch (Refused refused) {
            if (!refused.code().equals("message.notExpected")) {
                throw refused;
            }
            model.addAttribute("notNow", true);
        }
        return show(link, model);
    }

    @Override
    public Optional<LinkFile> file(Link link, String name) {
        if (!name.equals(FILE)) {
            return Optional.empty();
        }
        Proposal proposal = of(link);
        return Optional.of(new LinkFile(Papers.fileName(proposal), "application/pdf", papers.of(proposal, null)));
    }

    private Proposal of(Link link) {
        return proposals.require(link.deal(), Integer.parseInt(link.subject()));
    }
}
