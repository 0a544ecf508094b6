package io.dealtrail.notification;

import io.dealtrail.shared.Page;
import io.dealtrail.shared.Said;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person was told, by day; each leads to its task or deal. */
@Controller
@RequestMapping("/notifications")
class NotificationPage {

    private final Inbox inbox;

    NotificationPage(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Topic only = Topic.parseOrNull(topic);
        String from = after == null || after.isBlank() ? null : after;
        Page<Inbox.View> page = inbox.page(unread, only, from, 50);
        model.addAttribute("page", page);
        model.addAttribute("days", byDay(page.items()));
        model.addAttribute("unread", unread);
        model.addAttribute("topic", only == null ? null : only.code());
        model.addAttribute("topics", Topic.values());
        model.addAttribute("back", "?unread=" + unread + (only == null ? "" : "&topic=" + only.code()));
        if (from != null) {
            return "notification/list :: rows";
        }
        model.addAttribute("waiting", inbox.unread());
        return "notification/list";
    }

    /** How many are unread, for the bell. */
    @GetMapping("/count")
    String count(Model model) {
        model.addAttribute("waiting", inbox.unread());
        return "notification/bell :: count";
    }

    @GetMapping("/{id}/open")
    String open(@PathVariable String id) {
        return "redirect:" + inbox.read(id).address();
    }

    @PostMapping("/{id}/read")
    String read(@PathVariable String id, @RequestParam(defaultValue = "") String back, RedirectAttributes said) {
        inbox.read(id);
        Said.done("notification.saidRead")
                .undo("/notifications/" + id + "/unread", Map.of("back", back))
                .on(said);
        return back(back);
    }

    @PostMapping("/{id}/unread")
    String unread(@PathVariable String id, @RequestParam(defaultValue = "") String back, RedirectAttributes said) {
        inbox.unread(id);
        Said.done("notification.saidUnread")
                .undo("/notifications/" + id + "/read", Map.of("back", back))
                .on(said);
        return back(back);
    }

    @PostMapping("/read-all")
    String readAll(RedirectAttributes said) {
        Inbox.AllRead all = inbox.readAll();
        Said.done("notification.saidAllRead", all.count())
                .undo("/notifications/unread-again", Map.of("at", all.at().toString()))
                .on(said);
        return "redirect:/notifications";
    }

    @PostMapping("/unread-again")
    String unreadAgain(@RequestParam Instant at, RedirectAttributes said) {
        inbox.unreadAgain(at);
        Said.done("notification.saidUnreadAgain").on(said);
        return "redirect:/notifications";
    }

    // Only the page's own filters come back, never an address from outside.
    private static String back(String filters) {
        return "redirect:/notifications" + (filters.matches("\\?[a-z=&]{1,80}") ? filters : "");
    }

    private static Map<LocalDate, List<Inbox.View>> byDay(List<Inbox.View> items) {
        ZoneId zone = LocaleContextHolder.getTimeZone().toZoneId();
        Map<LocalDate, List<Inbox.View>> days = new LinkedHashMap<>();
        items.forEach(item -> days.computeIfAbsent(item.at().atZone(zone).toLocalDate(), day -> new ArrayList<>())
                .add(item));
        return days;
    }
}
