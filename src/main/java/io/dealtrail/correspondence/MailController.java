package io.dealtrail.correspondence;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mail from and to customers. */
@RestController
@RequestMapping("/api")
class MailController {

    record Place(@Nullable String deal) {}

    private final ReceivedMails mails;
    private final MailDesk desk;
    private final Notes notes;
    private final Actors actors;

    MailController(ReceivedMails mails, MailDesk desk, Notes notes, Actors actors) {
        this.mails = mails;
        this.desk = desk;
        this.notes = notes;
        this.actors = actors;
    }

    @GetMapping("/deals/{number}/mails")
    Map<String, List<MailDesk.Item>> ofDeal(@PathVariable String number) {
        return Map.of("items", desk.ofDeal(number));
    }

    @PostMapping("/deals/{number}/mails")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> write(@PathVariable String number, @RequestBody Notes.Note note) {
        actors.requireWorker();
        return Map.of("to", notes.write(number, note));
    }

    /** The customer was answered by some other way. */
    @PostMapping("/deals/{number}/mails/answered")
    Map<String, Boolean> answered(@PathVariable String number) {
        actors.requireWorker();
        return Map.of("waited", desk.answered(number).isPresent());
    }

    @GetMapping("/mail/unmatched")
    Page<ReceivedMails.Mail> unmatched(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size) {
        IncomingPage.requireKeeper(actors);
        return mails.page(ReceivedMails.State.OPEN, IncomingPage.before(after), Page.size(size));
    }

    @PostMapping("/mail/{id}/file")
    ReceivedMails.Mail file(@PathVariable String id, @RequestBody Place place) {
        IncomingPage.requireKeeper(actors);
        return desk.file(IncomingPage.number(id), place.deal());
    }

    @PostMapping("/mail/{id}/dismiss")
    ReceivedMails.Mail dismiss(@PathVariable String id) {
        IncomingPage.requireKeeper(actors);
        return desk.dismiss(IncomingPage.number(id));
    }

    @PostMapping("/mail/{id}/reopen")
    ReceivedMails.Mail reopen(@PathVariable String id) {
        IncomingPage.requireKeeper(actors);
        return desk.reopen(IncomingPage.number(id));
    }
}
