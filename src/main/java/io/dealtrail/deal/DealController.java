package io.dealtrail.deal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/deals")
class DealController {

    record HandOver(
            @Nullable String user,
            @Nullable String reason,
            @Nullable Boolean withTasks) {}

    record Reopening(@Nullable String reason) {}

    record Message(@Nullable String name, @Nullable Map<String, Object> values) {}

    private final DealList list;
    private final Deals deals;
    private final DealVisibility visibility;
    private final DealChanges changes;
    private final FactChanges facts;
    private final OutsideMessages messages;
    private final StageVisits visits;
    private final List<DealPart> parts;
    private final Actors actors;
    private final ObjectMapper json;

    DealController(
            DealList list,
            Deals deals,
            DealVisibility visibility,
            DealChanges changes,
            FactChanges facts,
            OutsideMessages messages,
            StageVisits visits,
            List<DealPart> parts,
            Actors actors,
            ObjectMapper json) {
        this.list = list;
        this.deals = deals;
        this.visibility = visibility;
        this.changes = changes;
        this.facts = facts;
        this.messages = messages;
        this.visits = visits;
        this.parts = parts;
        this.actors = actors;
        this.json = json;
    }

    @GetMapping
    Page<DealList.Row> deals(
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Boolean stalled,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        DealFilter filter = new DealFilter(stage, status, owner, team, source, region, stalled, q);
        return list.page(filter, sort, Page.size(size), after);
    }

    /** The whole deal: facts, stage visits, and what other modules show on it. */
    @GetMapping("/{number}")
    ResponseEntity<Map<String, Object>> deal(@PathVariable String number) {
        visibility.requireVisible(number);
        return whole(number);
    }

    @PatchMapping("/{number}")
    ResponseEntity<Map<String, Object>> patch(
            @PathVariable String number,
            @RequestBody ObjectNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        facts.patch(number, body, ifMatch);
        return whole(number);
    }

    @PostMapping("/{number}/owner")
    ResponseEntity<Map<String, Object>> owner(@PathVariable String number, @RequestBody HandOver to) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        changes.changeOwner(
                number, to.user() == null ? "" : to.user(), to.reason(), Boolean.TRUE.equals(to.withTasks()));
        return whole(number);
    }

    @PostMapping("/{number}/reopen")
    ResponseEntity<Map<String, Object>> reopen(@PathVariable String number, @RequestBody Reopening why) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        changes.reopen(number, why.reason());
        return whole(number);
    }

    @PostMapping("/{number}/messages")
    ResponseEntity<Map<String, Object>> message(@PathVariable String number, @RequestBody Message message) {
        actors.requireWorker();
        messages.tell(number, message.name(), message.values() == null ? Map.of() : new HashMap<>(message.values()));
        return whole(number);
    }

    private ResponseEntity<Map<String, Object>> whole(String number) {
        DealFacts state = deals.require(number);
        Map<String, Object> deal = new LinkedHashMap<>();
        json.valueToTree(state).fields().forEachRemaining(e -> deal.put(e.getKey(), e.getValue()));
        deal.put("stageVisits", visits.of(number));
        parts.forEach(part -> deal.put(part.name(), part.of(number)));
        return ResponseEntity.ok().eTag("\"" + state.version() + "\"").body(deal);
    }
}
