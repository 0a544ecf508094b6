package io.dealtrail.trail;

import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.trail.Trails.Verification;
import io.dealtrail.trail.Trails.View;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
class TrailController {

    private final Trails trails;
    private final TrailArchive archive;
    private final DealAccess access;
    private final Actors actors;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    TrailController(
            Trails trails,
            TrailArchive archive,
            DealAccess access,
            Actors actors,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.trails = trails;
        this.archive = archive;
        this.access = access;
        this.actors = actors;
        this.events = events;
        this.transaction = transaction;
    }

    @GetMapping("/api/deals/{number}/trail")
    public Page<View> trail(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        access.requireVisible(number);
        Page<View> page = trails.of(number, position(after), Page.size(size));
        reading("deal " + number);
        return actors.seesMargins() ? page : page.map(View::forSellers);
    }

    @GetMapping("/api/deals/{number}/trail/verify")
    public Verification verify(@PathVariable String number) {
        access.requireVisible(number);
        Verification result = trails.verify(number);
        reading("verification of deal " + number);
        return result;
    }

    @GetMapping("/api/trail/verify")
    public Verification verifyAll() {
        Person person = actors.person();
        if (!person.is(Role.AUDITOR) && !person.is(Role.DIRECTOR) && !person.is(Role.ADMIN)) {
            throw Refused.forbidden("trail.verifyAll");
        }
        Verification result = trails.verifyAll();
        reading("verification of everything");
        return result;
    }

    /** The whole trail with its seals, to be verified elsewhere by {@code java -jar dealtrail.jar verify}. */
    @GetMapping("/api/trail.zip")
    public ResponseEntity<StreamingResponseBody> archive() {
        actors.requireAny(Role.AUDITOR, Role.DIRECTOR);
        reading("export of everything");
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"trail.zip\"")
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(archive::write);
    }

    /** Reading a trail is itself recorded: on the reader's own trail, so that readers of one deal do not wait for each other. */
    private void reading(String what) {
        transaction.executeWithoutResult(status ->
                events.publishEvent(DealEvent.of("person:" + actors.person().username(), "trail.read")
                        .with("what", what)));
    }

    private static long position(@Nullable String after) {
        try {
            return after == null ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Refused.malformed("list.cursor", after);
        }
    }
}
