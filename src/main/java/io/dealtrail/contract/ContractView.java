package io.dealtrail.contract;

import io.dealtrail.contract.ClauseMarks.Kind;
import io.dealtrail.contract.ClauseMarks.Marked;
import io.dealtrail.contract.Contract.State;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A contract as people of ours read it: with what differs from the standard, what was ticked, and who signed. */
@Component
class ContractView {

    private final Contracts contracts;
    private final Templates templates;
    private final Checklist checklist;
    private final FourEyes eyes;
    private final ContractPapers papers;
    private final Signatures signatures;
    private final LegalReviews legal;
    private final DealVisibility visibility;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    ContractView(
            Contracts contracts,
            Templates templates,
            Checklist checklist,
            FourEyes eyes,
            ContractPapers papers,
            Signatures signatures,
            LegalReviews legal,
            DealVisibility visibility,
            People people,
            Actors actors,
            Wording wording) {
        this.contracts = contracts;
        this.templates = templates;
        this.checklist = checklist;
        this.eyes = eyes;
        this.papers = papers;
        this.signatures = signatures;
        this.legal = legal;
        this.visibility = visibility;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    /** @param task kind of the mandatory task beside which it stands; null on a page of its own */
    Map<String, @Nullable Object> of(String number, @Nullable String task) {
        visibility.requireVisible(number);
        Contract contract = contracts.require(number);
        Content content = contract.content();
        Template template = templates.require(content.template(), content.templateVersion());
        List<Marked> marks = ClauseMarks.of(content, template);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("number", number);
        model.put("contract", contract);
        model.put("content", content);
        model.put("filled", content.filled());
        model.put("template", template);
        model.put("marks", marks);
        model.put(
                "changed",
                marks.stream().filter(m -> m.kind() != Kind.SAME || m.moved()).count());
        model.put("legalNeeded", contract.state().isOurs() && legal.isNeeded(contract));
        model.put("ticks", checklist.of(contract));
        model.put("mayTick", checklist.mayTick(contract));
        model.put("mayEdit", mayEdit(contract));
        model.put("mayWork", mayWork(number));
        model.put("drafter", name(contracts.drafter(contract)));
        model.put("signature", signatures.of(contract).orElse(null));
        model.put(
                "sent",
                papers.sent(contract).filter(d -> !contract.state().isOurs()).orElse(null));
        model.put("sealed", papers.sealed(contract).orElse(null));
        model.put("task", task);
        model.put("fourEyes", fourEyes(contract, task));
        return model;
    }

    private @Nullable String fourEyes(Contract contract, @Nullable String task) {
        return task == null
                ? null
                : eyes.hint(contract, actors.person(), task.equals("countersignature"))
                        .map(wording::of)
                        .orElse(null);
    }

    private boolean mayEdit(Contract contract) {
        return contract.state() == State.DRAFT && mayWork(contract.deal());
    }

    private boolean mayWork(String number) {
        Person me = actors.person();
        if (!me.is(Role.REP) && !me.is(Role.MANAGER) && !me.is(Role.DIRECTOR)) {
            return false;
        }
        try {
            visibility.requireWorkable(number);
            return true;
        } catch (Refused notTheirs) {
            return false;
        }
    }

    private @Nullable String name(@Nullable String username) {
        return username == null ? null : people.names(List.of(username)).getOrDefault(username, username);
    }
}
