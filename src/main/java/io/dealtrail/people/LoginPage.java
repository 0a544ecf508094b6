package io.dealtrail.people;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginPage {

    private final Actors actors;

    LoginPage(Actors actors) {
        this.actors = actors;
    }

    @GetMapping("/login")
    String login() {
        return actors.username() == null ? "people/login" : "redirect:/";
    }

    /** Everybody's first page: who has tasks sees them, an auditor the deals, an admin the people. */
    @GetMapping("/")
    String home() {
        Person person = actors.person();
        if (person.works()) {
            return "redirect:/tasks";
        }
        return person.is(Role.AUDITOR) ? "redirect:/deals" : "redirect:/people";
    }
}
