package io.dealtrail.contract;

import io.dealtrail.document.Companies;
import io.dealtrail.document.Document;
import io.dealtrail.link.Link;
import io.dealtrail.link.LinkFile;
import io.dealtrail.link.LinkPage;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The customer reads a contract, and signs or declines it. */
@Component
class SigningPage implements LinkPage {

    static final String PURPOSE = "contract";

    private final Contracts contracts;
    private final ContractPapers papers;
    private final Signatures signatures;
    private final Signing signing;
    private final Companies companies;
    private final Wording wording;

    SigningPage(
            Contracts contracts,
            ContractPapers papers,
            Signatures signatures,
            Signing signing,
            Companies companies,
            Wording wording) {
        this.contracts = contracts;
        this.papers = papers;
        this.signatures = signatures;
        this.signing = signing;
        this.companies = companies;
        this.wording = wording;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public String show(Link link, Model model) {
        Contract contract = contracts.require(link.deal());
        if (!contract.hash().equals(link.subject()) || contract.state().isOurs()) {
            return "contract/withdrawn";
        }
        model.addAttribute("contract", contract);
        model.addAttribute("clauses", contract.content().printed());
        model.addAttribute("filled", contract.content().filled());
        model.addAttribute("paper", papers.sent(contract).orElse(null));
        model.addAttribute("sealed", papers.sealed(contract).orElse(null));
        model.addAttribute("signature", signatures.of(contract).orElse(null));
        model.addAttribute("consent", consent(contract));
        return "contract/sign";
    }

    /** A second answer changes nothing: the page shows what was answered first. */
    @Override
    public String answer(Link link, Map<String, String> form, HttpServletRequest request, Model model) {
        if ("decline".equals(form.get("answer"))) {
            signing.decline(link, form.get("reason"));
        } else {
            Contract contract = contracts.require(link.deal());
            signing.sign(
                    link,
                    new Signing.Signed(
                            form.get("name"),
                            form.containsKey("consent") ? consent(contract) : null,
                            form.get("document"),
                            request.getRemoteAddr(),
                            request.getHeader("User-Agent")));
        }
        return "";
    }

    /** What was sent; once both sides have signed, the sealed paper. */
    @Override
    public Optional<LinkFile> file(Link link, String name) {
        Contract contract = contracts.require(link.deal());
        if (!contract.hash().equals(link.subject()) || contract.state().isOurs()) {
            return Optional.empty();
        }
        Optional<Document> paper = name.equals("sealed.pdf") ? papers.sealed(contract) : papers.sent(contract);
        return paper.map(p -> new LinkFile(p.fileName(), "application/pdf", papers.content(p)));
    }

    private String consent(Contract contract) {
        return wording.text(
                "contract.consent", contract.deal(), companies.current().name());
    }
}
