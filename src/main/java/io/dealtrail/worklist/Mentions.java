package io.dealtrail.worklist;

import io.dealtrail.deal.DealReaders;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code @anna.snelling} in a comment: she is told, if she may see the deal. */
@Component
class Mentions {

    /** A piece of a comment. */
    record Part(String text, boolean mention) {}

    private static final Pattern MENTION = Pattern.compile("(?<![\\w.@])@([A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?)");
    private static final int SHOWN = 120;

    private final DealReaders readers;
    private final Notifications notifications;
    private final People people;
    private final Actors actors;

    Mentions(DealReaders readers, Notifications notifications, People people, Actors actors) {
        this.readers = readers;
        this.notifications = notifications;
        this.people = people;
        this.actors = actors;
    }

    @EventListener
    void commented(DealEvent event) {
        if (!event.action().equals("task.commented") || event.comment() == null) {
            return;
        }
        Set<String> mentioned = in(event.comment());
        mentioned.remove(actors.person().username());
        if (mentioned.isEmpty()) {
            return;
        }
        DealEvent.Place place = event.place();
        String task = event.changes().stream()
                .filter(change -> change.field().equals("task"))
                .map(change -> String.valueOf(change.to()))
                .findFirst()
                .orElse(null);
        String text = event.comment().strip();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        String name = place == null ? "" : String.valueOf(place.elementName());
        readers.of(event.subject()).stream()
                .map(Person::username)
                .filter(mentioned::contains)
                .forEach(who -> notifications.tell(
                        who,
                        "mention",
                        event.subject(),
                        task,
                        name,
                        actors.person().name(),
                        shown));
    }

    /** Names of those mentioned who are somebody here but may not see the deal, so that they are not told. */
    List<String> untold(String deal, String text) {
        Set<String> mentioned = in(text);
        if (mentioned.isEmpty()) {
            return List.of();
        }
        Set<String> seeing = readers.of(deal).stream().map(Person::username).collect(Collectors.toSet());
        mentioned.removeAll(seeing);
        return people.names(mentioned).values().stream().sorted().toList();
    }

    /** User names that a text mentions, whether there are such people or not. */
    static Set<String> in(String text) {
        return MENTION.matcher(text)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> in(Collection<String> texts) {
        return texts.stream().flatMap(text -> in(text).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text with the names of those whom it mentions. */
    static List<Part> parts(String text, Map<String, String> names) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find()) {
            String name = names.get(matcher.group(1).toLowerCase(Locale.ROOT));
            if (name != null) {
                parts.add(new Part(text.substring(from, matcher.start()), false));
                parts.add(new Part("@" + name, true));
                from = matcher.end();
            }
        }
        parts.add(new Part(text.substring(from), false));
        return parts;
    }
}
