package io.dealtrail.calendar;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.ProfilePart;
import io.dealtrail.shared.Said;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The profile's part about the private calendar address. */
@Controller
class FeedPage implements ProfilePart {

    private static final String BACK = "redirect:/profile#feed";

    private final Feeds feeds;
    private final Actors actors;

    FeedPage(Feeds feeds, Actors actors) {
        this.feeds = feeds;
        this.actors = actors;
    }

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public Object of(Person person) {
        return feeds.of(person.username());
    }

    @PostMapping("/profile/feed")
    String make(RedirectAttributes said) {
        String address = FeedController.base() + "/calendar/"
                + feeds.make(actors.person().username()) + ".ics";
        said.addFlashAttribute("feedAddress", address);
        said.addFlashAttribute("feedWebcal", address.replaceFirst("^https?:", "webcal:"));
        Said.done("feed.saidMade").on(said);
        return BACK;
    }

    @PostMapping("/profile/feed/revoke")
    String revoke(RedirectAttributes said) {
        feeds.revoke(actors.person().username());
        Said.done("feed.saidRevoked").on(said);
        return BACK;
    }
}
