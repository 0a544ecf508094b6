package io.dealtrail.aftersales;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Page;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Service cases by REST. */
@RestController
@RequestMapping("/api")
class CaseController {

    record Items<T>(List<T> items) {}

    record Opening(
            @Nullable String title,
            @Nullable String text,
            @Nullable String priority) {}

    /** @param internal for us alone; else the customer reads it */
    record Words(@Nullable String text, @Nullable Boolean internal) {}

    record Resolution(@Nullable String resolution) {}

    record Priority(@Nullable String priority) {}

    record Receiver(@Nullable String user) {}

    /** A case with its conversation. */
    record Whole(ServiceCase serviceCase, List<CaseMessage> messages) {}

    private final Cases cases;
    private final CaseDesk desk;
    private final CaseList list;
    private final DealVisibility visibility;
    private final Actors actors;

    CaseController(Cases cases, CaseDesk desk, CaseList list, DealVisibility visibility, Actors actors) {
        this.cases = cases;
        this.desk = desk;
        this.list = list;
        this.visibility = visibility;
        this.actors = actors;
    }

    @GetMapping("/cases")
    Page<CaseList.Row> all(
            @RequestParam(name = "list", defaultValue = "all") String which,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        return list.page(new CaseList.Filter(which, state, priority, q), Page.size(size), after);
    }

    @GetMapping("/deals/{deal}/cases")
    Items<ServiceCase> ofDeal(@PathVariable String deal) {
        visibility.requireVisible(deal);
        return new Items<>(cases.of(deal));
    }

    @PostMapping("/deals/{deal}/cases")
    ResponseEntity<ServiceCase> open(@PathVariable String deal, @RequestBody Opening body) {
        actors.requireWorker();
        desk.requireServes(deal);
        ServiceCase opened = desk.open(deal, NewCase.of(body.title(), body.text(), body.priority(), "person", null));
        return ResponseEntity.created(URI.create("/api/deals/" + deal + "/cases/" + opened.number()))
                .body(opened);
    }

    @GetMapping("/deals/{deal}/cases/{number}")
    Whole one(@PathVariable String deal, @PathVariable String number) {
        return whole(require(deal, number));
    }

    @PostMapping("/deals/{deal}/cases/{number}/comments")
    Whole comment(@PathVariable String deal, @PathVariable String number, @RequestBody Words body) {
        worker(deal, number);
        if (Boolean.TRUE.equals(body.internal())) {
            desk.note(number, body.text());
        } else {
            desk.reply(number, body.text());
        }
        return whole(require(deal, number));
    }

    /** Asks the customer: the clock stands still. */
    @PostMapping("/deals/{deal}/cases/{number}/ask")
    Whole ask(@PathVariable String deal, @PathVariable String number, @RequestBody Words body) {
        worker(deal, number);
        desk.ask(number, body.text());
        return whole(require(deal, number));
    }

    /** What the customer answered otherwise than by the link: the clock goes on. */
    @PostMapping("/deals/{deal}/cases/{number}/answer")
    Whole answer(@PathVariable String deal, @PathVariable String number, @RequestBody Words body) {
        worker(deal, number);
        desk.hear(number, body.text());
        return whole(require(deal, number));
    }

    @PostMapping("/deals/{deal}/cases/{number}/resolve")
    Whole resolve(@PathVariable String deal, @PathVariable String number, @RequestBody Resolution body) {
        worker(deal, number);
        desk.resolve(number, body.resolution());
        return whole(require(deal, number));
    }

    @PostMapping("/deals/{deal}/cases/{number}/reopen")
    Whole reopen(@PathVariable String deal, @PathVariable String number, @RequestBody Words body) {
        worker(deal, number);
        desk.reopen(number, body.text());
        return whole(require(deal, number));
    }

    @PostMapping("/deals/{deal}/cases/{number}/priority")
    Whole prioritise(@PathVariable String deal, @PathVariable String number, @RequestBody Priority body) {
        worker(deal, number);
        desk.prioritise(number, body.priority());
        return whole(require(deal, number));
    }

    @PostMapping("/deals/{deal}/cases/{number}/assign")
    Whole give(@PathVariable String deal, @PathVariable String number, @RequestBody Receiver body) {
        worker(deal, number);
        desk.give(number, body.user());
        return whole(require(deal, number));
    }

    private void worker(String deal, String number) {
        actors.requireWorker();
        require(deal, number);
    }

    private ServiceCase require(String deal, String number) {
        ServiceCase c = desk.require(number);
        if (!c.deal().equals(deal)) {
            throw new NotFound("case", number);
        }
        return c;
    }

    private Whole whole(ServiceCase c) {
        return new Whole(c, desk.messages(c));
    }
}
