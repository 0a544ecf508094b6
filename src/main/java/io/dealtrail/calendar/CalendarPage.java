package io.dealtrail.calendar;

import io.dealtrail.customer.Interaction;
import io.dealtrail.customer.Interactions;
import io.dealtrail.customer.NewInteraction;
import io.dealtrail.followup.Calendars;
import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** Month, week and agenda of one's own, of a colleague in the team, or of the whole team; and planning a meeting. */
@Controller
@RequestMapping("/calendar")
class CalendarPage {

    private static final Set<String> VIEWS = Set.of("month", "week", "agenda");
    private static final Set<String> KINDS = Set.of("meeting", "visit", "call");
    private static final Pattern NUMBER = Pattern.compile("D-\\d{6,12}");

    private final Entries entries;
    private final Calendars calendars;
    private final Interactions interactions;
    private final DealAccess access;
    private final People people;
    private final Actors actors;
    private final Wording wording;
    private final Clock clock;

    CalendarPage(
            Entries entries,
            Calendars calendars,
            Interactions interactions,
            DealAccess access,
            People people,
            Actors actors,
            Wording wording,
            Clock clock) {
        this.entries = entries;
        this.calendars = calendars;
        this.interactions = interactions;
        this.access = access;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping
    String calendar(
            @RequestParam(defaultValue = "month") String view,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(defaultValue = "me") String whose,
            Model model) {
        actors.requireWorker();
        Person me = actors.person();
        ZoneId zone = LocaleContextHolder.getTimeZone().toZoneId();
        Locale locale = LocaleContextHolder.getLocale();
        String shape = VIEWS.contains(view) ? view : "month";
        LocalDate today = LocalDate.now(clock.withZone(zone));
        LocalDate day = day(on, today);
        Instant from = Days.first(shape, day, locale).atStartOfDay(zone).toInstant();
        Instant until = Days.end(shape, day, locale).atStartOfDay(zone).toInstant();
        Whose asked = whose(whose, me);
        List<Entry> found = entries.between(from, until, asked, me);
        Days days = Days.of(shape, day, today, locale, zone, calendars.of(region(asked, me)), found);
        model.addAttribute("days", days);
        model.addAttribute("weekdays", days.weekdays(locale));
        model.addAttribute("whose", whose);
        model.addAttribute("today", today);
        model.addAttribute("now", clock.instant());
        model.addAttribute("deals", entries.deals(me.username()));
        model.addAttribute("colleagues", colleagues(me));
        model.addAttribute("names", people.names(found.stream().map(Entry::who).toList()));
        model.addAttribute("full", found.size() >= Entries.MAX);
        return "calendar/page";
    }

    @PostMapping("/meetings")
    String plan(
            @RequestParam String deal,
            @RequestParam String kind,
            @RequestParam String at,
            @RequestParam String subject,
            @RequestParam(defaultValue = "month") String view,
            RedirectAttributes said) {
        actors.requireWorker();
        try {
            String number = number(deal);
            access.requireVisible(number);
            LocalDateTime local = local(at);
            String moment = local.atZone(LocaleContextHolder.getTimeZone().toZoneId())
                    .toOffsetDateTime()
                    .toString();
            String what = KINDS.contains(kind) ? kind : "meeting";
            Interaction planned = interactions.record(number, new NewInteraction(what, moment, subject, null));
            Said.done("calendar.saidPlanned", subject)
                    .link("/deals/" + number, "task.toDeal")
                    .undo("/calendar/meetings/" + number + "/" + planned.id() + "/cancel", Map.of("view", view))
                    .on(said);
            return back(view, local.toLocalDate());
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
            return back(view, null);
        }
    }

    @PostMapping("/meetings/{deal}/{id}/cancel")
    String cancel(
            @PathVariable String deal,
            @PathVariable String id,
            @RequestParam(defaultValue = "month") String view,
            RedirectAttributes said) {
        actors.requireWorker();
        access.requireVisible(deal);
        ZoneId zone = LocaleContextHolder.getTimeZone().toZoneId();
        Interaction gone = interactions.cancel(deal, id);
        LocalDateTime at = gone.at().atZoneSameInstant(zone).toLocalDateTime();
        String subject = gone.subject() == null ? "" : gone.subject();
        Said.done("calendar.saidCancelled", subject)
                .undo(
                        "/calendar/meetings",
                        Map.of(
                                "deal",
                                deal,
                                "kind",
                                gone.kind(),
                                "at",
                                at.toString(),
                                "subject",
                                subject,
                                "view",
                                view))
                .on(said);
        return back(view, at.toLocalDate());
    }

    /** @throws NotFound for somebody whose work the person does not answer for */
    private Whose whose(String asked, Person me) {
        if (asked.equals("me") || asked.equals(me.username())) {
            return new Whose(me.username(), null);
        }
        if (!me.leads()) {
            throw new NotFound("person", asked);
        }
        Set<String> teams = me.is(Role.DIRECTOR) ? null : people.managedBy(me.username());
        if (teams != null && teams.isEmpty()) {
            throw new NotFound("person", asked);
        }
        if (asked.equals("team")) {
            return new Whose(null, teams);
        }
        Person other = people.find(asked)
                .filter(p -> people.leads(me, p.team()))
                .orElseThrow(() -> new NotFound("person", asked));
        return new Whose(other.username(), teams);
    }

    /** Days off are those of whose calendar it is. */
    private @Nullable String region(Whose whose, Person me) {
        String person = whose.person();
        return person == null || person.equals(me.username())
                ? me.region()
                : people.require(person).region();
    }

    private List<Person> colleagues(Person me) {
        if (!me.leads()) {
            return List.of();
        }
        Set<String> teams = people.managedBy(me.username());
        return people.all().stream()
                .filter(p -> p.active() && p.works() && !p.username().equals(me.username()))
                .filter(p -> me.is(Role.DIRECTOR) || teams.contains(String.valueOf(p.team())))
                .toList();
    }

    private static LocalDate day(@Nullable String on, LocalDate today) {
        try {
            LocalDate day = on == null || on.isBlank() ? today : LocalDate.parse(on);
            return Math.abs(day.getYear() - today.getYear()) > 50 ? today : day;
        } catch (DateTimeException e) {
            return today;
        }
    }

    private static String number(String deal) {
        Matcher number = NUMBER.matcher(deal);
        if (!number.find()) {
            throw Refused.invalid("calendar.whichDeal");
        }
        return number.group();
    }

    private static LocalDateTime local(String at) {
        try {
            return LocalDateTime.parse(at);
        } catch (DateTimeException e) {
            throw Refused.field("at", "field.dateTime", at);
        }
    }

    private static String back(String view, @Nullable LocalDate on) {
        String shape = VIEWS.contains(view) ? view : "month";
        return "redirect:/calendar?view=" + shape + (on == null ? "" : "&on=" + on);
    }
}
