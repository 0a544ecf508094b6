package io.dealtrail.lead;

import io.dealtrail.lead.Leads.Captured;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LeadController {

    /** @param duplicateOf only when there are some */
    record Answer(String deal, @Nullable List<String> duplicateOf) {

        static ResponseEntity<Answer> of(Captured lead) {
            return ResponseEntity.created(URI.create("/api/deals/" + lead.deal()))
                    .body(new Answer(lead.deal(), lead.duplicateOf().isEmpty() ? null : lead.duplicateOf()));
        }
    }

    private final Leads leads;
    private final RecentLeads recent;
    private final Actors actors;

    LeadController(Leads leads, RecentLeads recent, Actors actors) {
        this.leads = leads;
        this.recent = recent;
        this.actors = actors;
    }

    /** The leads that the caller entered, the latest first. */
    @GetMapping("/api/leads")
    Page<RecentLeads.Row> recent(
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        actors.requireWorker();
        return recent.page(actors.person(), Page.size(size), after);
    }

    @PostMapping("/api/leads")
    ResponseEntity<Answer> capture(@RequestBody LeadForm form) {
        actors.requireWorker();
        Person person = actors.person();
        String owner = person.is(Role.REP) ? person.username() : null;
        return Answer.of(leads.capture(form.lead(null, owner)));
    }
}
