package io.dealtrail.web;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where to set up what, for those who may: one line an area. */
@Controller
class SettingsPage {

    /** @param code its name is the message {@code settings.<code>}, what it is for {@code settings.<code>.what} */
    record Area(String code, String path, String icon, Predicate<Person> whose) {}

    private static final List<Area> AREAS = List.of(
            new Area("company", "/company", "building", Person::prices),
            new Area("products", "/products", "list", Person::prices),
            new Area("templates", "/contract-templates", "file-text", Person::leads),
            new Area("forms", "/leads/forms", "world", Person::prices),
            new Area("letters", "/letters", "file-text", Person::prices),
            new Area("mail", "/mail", "inbox", Person::prices),
            new Area("people", "/people", "user-cog", Person::runs),
            new Area("outbox", "/outbox", "mail", Person::runs),
            new Area("webhooks", "/webhooks", "link", Person::runs));

    private final Actors actors;

    SettingsPage(Actors actors) {
        this.actors = actors;
    }

    @GetMapping("/settings")
    String page(Model model) {
        Person person = actors.person();
        List<Area> areas =
                AREAS.stream().filter(area -> area.whose().test(person)).toList();
        if (areas.isEmpty()) {
            throw new AccessDeniedException("nothing to set up");
        }
        model.addAttribute("areas", areas);
        return "settings";
    }
}
