package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.ProfilePart;
import io.dealtrail.shared.Said;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The profile's part about mail: how a person hears of each topic. */
@Controller
class ChoicesPage implements ProfilePart {

    private final Choices choices;
    private final Actors actors;

    ChoicesPage(Choices choices, Actors actors) {
        this.choices = choices;
        this.actors = actors;
    }

    @Override
    public String name() {
        return "mailChoices";
    }

    @Override
    public Object of(Person person) {
        return choices.of(person.username());
    }

    @PostMapping("/profile/notifications")
    String choose(@RequestParam Map<String, String> entered, RedirectAttributes said) {
        Map<Topic, ByMail> wanted = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            String choice = entered.get(topic.code());
            if (choice != null) {
                wanted.put(topic, ByMail.parse(choice));
            }
        }
        choices.choose(actors.person().username(), wanted);
        Said.done("notification.saidChosen").on(said);
        return "redirect:/profile#notifications";
    }
}
