package io.dealtrail.people;

import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

/** What a person sets for themselves: language, time zone, absences, password, tokens for the API, and what other modules add. */
@Controller
@RequestMapping("/profile")
class ProfilePage {

    private static final Set<String> LANGUAGES = Set.of("en", "zh-CN");
    private static final String BACK = "redirect:/profile";

    private final Actors actors;
    private final Accounts accounts;
    private final People people;
    private final Tokens tokens;
    private final OtherSessions others;
    private final List<ProfilePart> parts;
    private final Clock clock;

    ProfilePage(
            Actors actors,
            Accounts accounts,
            People people,
            Tokens tokens,
            OtherSessions others,
            List<ProfilePart> parts,
            Clock clock) {
        this.actors = actors;
        this.accounts = accounts;
        this.people = people;
        this.tokens = tokens;
        this.others = others;
        this.parts = parts;
        this.clock = clock;
    }

    @GetMapping
    String profile(Model model) {
        Person me = actors.person();
        LocalDate recently = LocalDate.now(clock).minusDays(30);
        model.addAttribute("me", me);
        model.addAttribute("team", people.team(me.team()).orElse(null));
        model.addAttribute("zones", zones());
        model.addAttribute(
                "tokens",
                tokens.of(me.username()).stream()
                        .filter(t -> t.revokedAt() == null)
                        .toList());
        model.addAttribute(
                "absences",
                people.absences(me.username()).stream()
                        .filter(a -> a.untilOn().isAfter(recently))
                        .toList());
        model.addAttribute(
                "colleagues", people.all().stream().filter(Person::active).toList());
        parts.forEach(part -> model.addAttribute(part.name(), part.of(me)));
        return "people/profile";
    }

    @PostMapping
    String save(@RequestParam String language, @RequestParam String timeZone, RedirectAttributes said) {
        Person me = actors.person();
        accounts.change(new Person(
                me.username(),
                me.name(),
                me.email(),
                me.team(),
                me.region(),
                me.roles(),
                me.groups(),
                chosen(language, LANGUAGES),
                chosen(timeZone, ZoneId.getAvailableZoneIds()),
                me.active()));
        Said.done("profile.saved").on(said);
        return BACK;
    }

    @PostMapping("/password")
    String password(
            @RequestParam String current,
            @RequestParam String password,
            HttpServletRequest request,
            RedirectAttributes said) {
        String me = actors.person().username();
        try {
            accounts.changePassword(me, current, password);
            others.end(me, request.getSession().getId());
            Said.done("profile.passwordChanged").on(said);
        } catch (Refused refused) {
            said.addFlashAttribute("refused", refused.code());
            said.addFlashAttribute("refusedField", refused.fields().get(0).field());
            said.addFlashAttribute(
                    "limit",
                    refused.args().stream().findFirst().map(String::valueOf).orElse(""));
        }
        return BACK + "#password";
    }

    @PostMapping("/tokens")
    String issue(@RequestParam String name, RedirectAttributes said) {
        if (name.isBlank() || name.length() > 120) {
            throw Refused.field("name", "field.required", "name");
        }
        said.addFlashAttribute(
                "issued",
                tokens.issue(actors.person().username(), name.strip(), null).token());
        return BACK + "#tokens";
    }

    @PostMapping("/tokens/{id}/revoke")
    String revoke(@PathVariable String id, RedirectAttributes said) {
        tokens.revoke(actors.person().username(), id);
        Said.done("profile.tokenRevoked").on(said);
        return BACK + "#tokens";
    }

    private static @Nullable String chosen(String value, Set<String> known) {
        return known.contains(value) ? value : null;
    }

    /** Places with a city; the rest are aliases and offsets. */
    private static Set<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(z -> z.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
