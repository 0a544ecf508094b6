package io.dealtrail.correspondence;

import io.dealtrail.notification.InboxSettings;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Cursor;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mail of which nobody knows the deal yet, for managers and admins. */
@Controller
@RequestMapping("/mail")
class IncomingPage {

    private static final String LIST = "redirect:/mail";

    private final ReceivedMails mails;
    private final MailDesk desk;
    private final InboxSettings settings;
    private final Actors actors;
    private final Wording wording;

    IncomingPage(ReceivedMails mails, MailDesk desk, InboxSettings settings, Actors actors, Wording wording) {
        this.mails = mails;
        this.desk = desk;
        this.settings = settings;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        requireKeeper(actors);
        String fragment = show(state, after, model);
        return after == null || after.isBlank() ? fragment : fragment + " :: rows";
    }

    @PostMapping("/{id}/file")
    String file(
            @PathVariable String id,
            @RequestParam String deal,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        requireKeeper(actors);
        try {
            ReceivedMails.Mail mail = desk.file(number(id), deal);
            Said.done("mail.saidFiled", mail.from(), "" + mail.deal())
                    .link(
                            actors.person().reads() ? "/deals/" + mail.deal() : "/mail",
                            actors.person().reads() ? "mail.toDeal" : "mail.toList")
                    .on(said);
            return LIST;
        } catch (Refused refused) {
            response.setStatus(refused.kind() == Refused.Kind.CONFLICT ? 409 : 422);
            model.addAttribute("wrong", id);
            model.addAttribute("entered", deal);
            Map<String, String> faults = wording.byField(refused, Map.of());
            model.addAttribute("fault", faults.getOrDefault("deal", wording.of(refused)));
            return show(null, null, model);
        }
    }

    @PostMapping("/{id}/dismiss")
    String dismiss(@PathVariable String id, RedirectAttributes said) {
        requireKeeper(actors);
        Said.done("mail.saidDismissed", desk.dismiss(number(id)).from())
                .undo("/mail/" + id + "/reopen")
                .on(said);
        return LIST;
    }

    @PostMapping("/{id}/reopen")
    String reopen(@PathVariable String id, RedirectAttributes said) {
        requireKeeper(actors);
        Said.done("mail.saidReopened", desk.reopen(number(id)).from()).on(said);
        return LIST;
    }

    private String show(@Nullable String state, @Nullable String after, Model model) {
        ReceivedMails.State which =
                "DISMISSED".equals(state) ? ReceivedMails.State.DISMISSED : ReceivedMails.State.OPEN;
        Page<ReceivedMails.Mail> page = mails.page(which, before(after), 25);
        List<String> senders =
                page.items().stream().map(ReceivedMails.Mail::sender).distinct().toList();
        model.addAttribute("page", page);
        model.addAttribute("state", which.name());
        model.addAttribute("reads", settings.isOn());
        model.addAttribute(
                "suggestions",
                which == ReceivedMails.State.OPEN
                        ? desk.suggestions(senders).stream().collect(Collectors.groupingBy(MailDesk.Suggestion::sender))
                        : Map.of());
        return "correspondence/incoming";
    }

    static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new NotFound("mail", id);
        }
        return Long.parseLong(id);
    }

    static long before(@Nullable String after) {
        try {
            return after == null || after.isBlank()
                    ? Long.MAX_VALUE
                    : Long.parseLong(String.valueOf(Cursor.parse(after, 1)[0]));
        } catch (NumberFormatException e) {
            throw Refused.malformed("list.cursor", String.valueOf(after));
        }
    }

    static void requireKeeper(Actors actors) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
    }
}
