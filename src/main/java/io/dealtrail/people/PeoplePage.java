package io.dealtrail.people;

import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The admin's page of accounts: who there is, with what role in which team; new ones, locked ones, new passwords. */
@Controller
@RequestMapping("/people")
class PeoplePage {

    private final People people;
    private final Accounts accounts;
    private final PeopleController api;
    private final OtherSessions sessions;
    private final Actors actors;
    private final MessageSource messages;

    PeoplePage(
            People people,
            Accounts accounts,
            PeopleController api,
            OtherSessions sessions,
            Actors actors,
            MessageSource messages) {
        this.people = people;
        this.accounts = accounts;
        this.api = api;
        this.sessions = sessions;
        this.actors = actors;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        actors.requireAny(Role.ADMIN);
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        model.addAttribute("q", q);
        model.addAttribute(
                "people",
                people.all().stream()
                        .filter(p -> (p.name() + " " + p.username() + " " + p.team())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                        .toList());
        model.addAttribute("teams", teams());
        return "people/list";
    }

    @GetMapping("/new")
    String fresh(Model model) {
        actors.requireAny(Role.ADMIN);
        return form(model, null, Map.of(), Map.of());
    }

    @GetMapping("/{username}")
    String one(@PathVariable String username, Model model) {
        actors.requireAny(Role.ADMIN);
        return form(model, people.require(username), Map.of(), Map.of());
    }

    @PostMapping
    String create(
            @RequestParam Map<String, String> entered,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            @RequestParam(required = false) @Nullable Set<String> groups,
            HttpServletResponse response,
            RedirectAttributes said,
            Model model) {
        actors.requireAny(Role.ADMIN);
        String password = Secrets.random(12);
        String username = entered.getOrDefault("username", "").strip();
        try {
            api.create(account(username, entered, roles, groups, password));
            said.addFlashAttribute("password", password);
            Said.done("people.saidCreated", entered.getOrDefault("name", "")).on(said);
            return "redirect:/people/" + username;
        } catch (Refused refused) {
            response.setStatus(422);
            return form(model, null, entered, faults(refused));
        }
    }

    @PostMapping("/{username}")
    String change(
            @PathVariable String username,
            @RequestParam Map<String, String> entered,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            @RequestParam(required = false) @Nullable Set<String> groups,
            HttpServletResponse response,
            RedirectAttributes said,
            Model model) {
        actors.requireAny(Role.ADMIN);
        Person before = people.require(username);
        try {
            if (isMe(username) && (roles == null || !roles.contains(Role.ADMIN))) {
                throw Refused.field("roles", "person.notYourself");
            }
            api.change(username, account(username, entered, roles, groups, null).withActive(before.active()));
            Said.done("people.saidChanged", entered.getOrDefault("name", "")).on(said);
            return "redirect:/people";
        } catch (Refused refused) {
            response.setStatus(422);
            return form(model, before, entered, faults(refused));
        }
    }

    @PostMapping("/{username}/lock")
    String lock(@PathVariable String username, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        if (isMe(username)) {
            Said.refused(text("person.notYourself"), said);
        } else {
            Person person = setActive(username, false);
            sessions.end(username, "");
            Said.done("people.saidLocked", person.name())
                    .undo("/people/" + username + "/unlock")
                    .on(said);
        }
        return "redirect:/people/" + username;
    }

    @PostMapping("/{username}/unlock")
    String unlock(@PathVariable String username, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        Person person = setActive(username, true);
        Said.done("people.saidUnlocked", person.name())
                .undo("/people/" + username + "/lock")
                .on(said);
        return "redirect:/people/" + username;
    }

    /** A new password is made here and shown once; the person's sessions end. */
    @PostMapping("/{username}/password")
    String reset(@PathVariable String username, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        String password = Secrets.random(12);
        accounts.changePassword(username, password);
        if (!isMe(username)) {
            sessions.end(username, "");
        }
        said.addFlashAttribute("password", password);
        Said.done("people.saidReset", people.require(username).name()).on(said);
        return "redirect:/people/" + username;
    }

    private Person setActive(String username, boolean active) {
        Person before = people.require(username);
        Person after = new Person(
                before.username(),
                before.name(),
                before.email(),
                before.team(),
                before.region(),
                before.roles(),
                before.groups(),
                before.language(),
                before.timeZone(),
                active);
        accounts.change(after);
        return after;
    }

    private String form(Model model, @Nullable Person person, Map<String, String> entered, Map<String, String> faults) {
        model.addAttribute("person", person);
        model.addAttribute("entered", entered);
        model.addAttribute("faults", faults);
        model.addAttribute("teams", teams());
        model.addAttribute("roles", Role.values());
        model.addAttribute("groups", new TreeSet<>(PeopleController.GROUPS));
        model.addAttribute(
                "regions",
                people.teams().stream()
                        .map(Team::region)
                        .filter(java.util.Objects::nonNull)
                        .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
        return "people/person";
    }

    private Map<String, String> teams() {
        Map<String, String> names = new LinkedHashMap<>();
        List<Team> all = people.teams();
        all.stream()
                .sorted(java.util.Comparator.comparing(Team::name))
                .forEach(team -> names.put(team.id(), team.name()));
        return names;
    }

    private static PeopleController.Account account(
            String username,
            Map<String, String> entered,
            @Nullable Set<Role> roles,
            @Nullable Set<String> groups,
            @Nullable String password) {
        return new PeopleController.Account(
                username,
                entered.get("name"),
                given(entered.get("email")),
                given(entered.get("team")),
                given(entered.get("region")),
                roles,
                groups,
                true,
                password);
    }

    private Map<String, String> faults(Refused refused) {
        Map<String, String> faults = new LinkedHashMap<>();
        refused.fields()
                .forEach(fault -> faults.putIfAbsent(
                        fault.field(),
                        text(
                                fault.code(),
                                fault.args().stream().map(String::valueOf).toArray())));
        if (refused.fields().isEmpty()) {
            faults.put(
                    "username",
                    text(
                            refused.code(),
                            refused.args().stream().map(String::valueOf).toArray()));
        }
        return faults;
    }

    private String text(String code, Object... args) {
        return messages.getMessage(code, args, LocaleContextHolder.getLocale());
    }

    private boolean isMe(String username) {
        return actors.person().username().equals(username);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
