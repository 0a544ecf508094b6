package io.dealtrail.contract;

import io.dealtrail.contract.Contract.State;
import io.dealtrail.document.Document;
import io.dealtrail.document.Documents;
import io.dealtrail.document.Pdfs;
import io.dealtrail.proposal.Proposal;
import io.dealtrail.proposal.Proposals;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The contract as PDF: marked as a draft, as it was sent, and sealed with the evidence of both signatures. */
@Component
class ContractPapers {

    static final String KIND = "contract";
    static final String SEALED = "contract-sealed";

    private final Pdfs pdfs;
    private final Documents documents;
    private final Proposals proposals;
    private final Evidence evidence;
    private final MessageSource messages;

    ContractPapers(Pdfs pdfs, Documents documents, Proposals proposals, Evidence evidence, MessageSource messages) {
        this.pdfs = pdfs;
        this.documents = documents;
        this.proposals = proposals;
        this.evidence = evidence;
        this.messages = messages;
    }

    /** A PDF with the name that it is saved under. */
    record Paper(String fileName, byte[] pdf) {}

    /** The contract as it stands: sealed, else as sent, else the draft with its mark. */
    Paper of(Contract contract) {
        return sealed(contract)
                .or(() -> contract.state() == State.DRAFT ? Optional.empty() : sent(contract))
                .map(kept -> new Paper(kept.fileName(), documents.content(kept)))
                .orElseGet(() -> new Paper(name(contract, ""), draft(contract)));
    }

    /** As it would be sent now, marked as a draft. */
    byte[] draft(Contract contract) {
        return render(contract, messages.getMessage("contract.mark", null, language(contract)));
    }

    /** What was sent of exactly this content. */
    Optional<Document> sent(Contract contract) {
        return documents.find(contract.deal(), KIND, contract.hash());
    }

    Optional<Document> sealed(Contract contract) {
        return contract.state() == State.COUNTERSIGNED
                ? documents.find(contract.deal(), SEALED, contract.hash())
                : Optional.empty();
    }

    /** Keeps the exact bytes that the customer gets; sent again, it is the same paper. */
    Document send(Contract contract) {
        return sent(contract)
                .orElseGet(() -> documents.keep(
                        contract.deal(), KIND, contract.hash(), name(contract, ""), render(contract, null)));
    }

    /** Keeps the sent paper with the evidence behind it. */
    Document seal(Contract contract) {
        Optional<Document> known = sealed(contract);
        if (known.isPresent()) {
            return known.get();
        }
        Document sent = send(contract);
        byte[] page = pdfs.render("contract/evidence", language(contract), evidence.of(contract, sent));
        return documents.keep(
                contract.deal(),
                SEALED,
                contract.hash(),
                name(contract, "-signed"),
                pdfs.join(documents.content(sent), page));
    }

    byte[] content(Document document) {
        return documents.content(document);
    }

    private byte[] render(Contract contract, @Nullable String mark) {
        Content content = contract.content();
        Map<String, Object> values = new HashMap<>();
        values.put("contract", contract);
        values.put("content", content);
        values.put("filled", content.filled());
        values.put("clauses", content.printed());
        values.put("lines", lines(contract));
        String contact = content.filled().get("customer.contact");
        if (contact != null && !contact.equals(Filling.BLANK)) {
            values.put("contact", contact);
        }
        if (mark != null) {
            values.put("mark", mark);
        }
        return pdfs.render("contract/pdf", language(contract), values);
    }

    private List<Line> lines(Contract contract) {
        Locale language = language(contract);
        return proposals.of(contract.deal()).stream()
                .filter(p -> p.version() == contract.content().proposalVersion())
                .map(Proposal::lines)
                .flatMap(List::stream)
                .map(l -> new Line(
                        l.productName(),
                        l.quantity(),
                        Filling.money(l.unitPrice(), language),
                        l.discountPercent().signum() == 0 ? null : l.discountPercent(),
                        Filling.money(l.net(), language)))
                .toList();
    }

    /** A line of the accepted proposal, as the annex lists it. */
    public record Line(
            String name,
            java.math.BigDecimal quantity,
            String unitPrice,
            java.math.@Nullable BigDecimal discountPercent,
            String net) {}

    static Locale language(Contract contract) {
        return Filling.locale(contract.content().language());
    }

    private static String name(Contract contract, String suffix) {
        return "contract-" + contract.deal() + suffix + ".pdf";
    }
}
