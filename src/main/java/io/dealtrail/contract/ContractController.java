package io.dealtrail.contract;

import io.dealtrail.contract.ClauseEdits.Edit;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/deals/{number}/contract")
class ContractController {

    private final Contracts contracts;
    private final ClauseEdits edits;
    private final TermsEdits terms;
    private final Templates templates;
    private final Sending sending;
    private final Checklist checklist;
    private final DealVisibility visibility;
    private final Actors actors;

    ContractController(
            Contracts contracts,
            ClauseEdits edits,
            TermsEdits terms,
            Templates templates,
            Sending sending,
            Checklist checklist,
            DealVisibility visibility,
            Actors actors) {
        this.contracts = contracts;
        this.edits = edits;
        this.terms = terms;
        this.templates = templates;
        this.sending = sending;
        this.checklist = checklist;
        this.visibility = visibility;
        this.actors = actors;
    }

    @GetMapping
    ResponseEntity<Contract> contract(@PathVariable String number) {
        visibility.requireVisible(number);
        return tagged(contracts.require(number));
    }

    /** All clauses in their order; frozen (409) once the contract was checked. */
    @PutMapping("/clauses")
    ResponseEntity<Contract> clauses(
            @PathVariable String number,
            @RequestBody Edit edit,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        visibility.requireWorkable(number);
        return tagged(edits.edit(number, edit, ifMatch));
    }

    /** How long it runs; frozen (409) once the contract was checked. */
    @PutMapping("/terms")
    ResponseEntity<Contract> terms(
            @PathVariable String number,
            @RequestBody TermsEdits.Edit edit,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        visibility.requireWorkable(number);
        return tagged(terms.edit(number, edit, ifMatch));
    }

    /** A fresh link for the customer, to hand over when the mail got lost; its address is told this once. */
    @PostMapping("/links")
    Map<String, String> link(@PathVariable String number) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        visibility.requireWorkable(number);
        return Map.of("address", sending.link(number));
    }

    /** What whoever checks it looks at, and what was ticked. */
    @GetMapping("/checklist")
    Map<String, Object> checklist(@PathVariable String number) {
        visibility.requireVisible(number);
        return Map.of("items", checklist.of(contracts.require(number)));
    }

    record Ticked(@Nullable Boolean ticked) {}

    /** Ticks one item, or takes the tick back; never by who drafted it. */
    @PutMapping("/checklist/{item}")
    Map<String, Object> tick(@PathVariable String number, @PathVariable String item, @RequestBody Ticked body) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        visibility.requireVisible(number);
        checklist.tick(number, item, !Boolean.FALSE.equals(body.ticked()));
        return checklist(number);
    }

    /** What differs from the template: clause by clause, word by word. */
    @GetMapping("/changes")
    Map<String, Object> changes(@PathVariable String number) {
        visibility.requireVisible(number);
        Content content = contracts.require(number).content();
        Template template = templates.require(content.template(), content.templateVersion());
        return Map.of("items", ClauseMarks.of(content, template));
    }

    /** Starts the draft again from a template; what was edited in the clauses is gone. */
    @PutMapping("/template")
    ResponseEntity<Contract> restart(
            @PathVariable String number,
            @RequestBody ClauseEdits.Restart restart,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        visibility.requireWorkable(number);
        return tagged(edits.restart(number, restart, ifMatch));
    }

    private static ResponseEntity<Contract> tagged(Contract contract) {
        return ResponseEntity.ok().eTag("\"" + contract.version() + "\"").body(contract);
    }
}
