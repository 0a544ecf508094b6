package io.dealtrail.contract;

import io.dealtrail.deal.DealVisibility;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The contract as a file: the draft with its mark, what was sent, or the sealed one. */
@Controller
class ContractFile {

    private final Contracts contracts;
    private final ContractPapers papers;
    private final DealVisibility visibility;

    ContractFile(Contracts contracts, ContractPapers papers, DealVisibility visibility) {
        this.contracts = contracts;
        this.papers = papers;
        this.visibility = visibility;
    }

    @GetMapping({"/api/deals/{number}/contract.pdf", "/deals/{number}/contract.pdf"})
    ResponseEntity<byte[]> pdf(@PathVariable String number) {
        visibility.requireVisible(number);
        ContractPapers.Paper paper = papers.of(contracts.require(number));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(paper.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(paper.pdf());
    }
}
