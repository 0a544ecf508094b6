package io.dealtrail.calendar;

import io.dealtrail.people.Person;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Entries as iCalendar (RFC 5545). Times are in UTC, which every calendar shows in its own zone. */
@Component
class Ics {

    private static final Duration A_TASK = Duration.ofMinutes(30);
    private static final Duration A_MEETING = Duration.ofHours(1);

    private final MessageSource messages;

    Ics(MessageSource messages) {
        this.messages = messages;
    }

    /** @param base the product's address, without a slash at the end */
    String write(Person person, List<Entry> entries, String base) {
        Locale language = person.language() == null ? Locale.ENGLISH : Locale.forLanguageTag(person.language());
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Dealtrail//Calendar//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", "Dealtrail"));
        if (person.timeZone() != null) {
            calendar.add(new XProperty("X-WR-TIMEZONE", person.timeZone()));
        }
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT15M"));
        entries.forEach(entry -> calendar.add(event(entry, language, base)));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(!entries.isEmpty()).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private VEvent event(Entry entry, Locale language, String base) {
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.kind() + "-" + entry.id() + "@dealtrail"));
        event.add(new DtStamp(entry.changedAt()));
        event.add(new LastModified(entry.changedAt()));
        event.add(new Sequence(entry.revision()));
        event.add(new DtStart<>(entry.at()));
        event.add(new DtEnd<>(entry.at().plus(entry.isTask() ? A_TASK : A_MEETING)));
        event.add(new Summary(name(entry, language) + " · " + entry.called()));
        event.add(new Description(entry.deal() + " " + entry.title() + "\n" + base + entry.address()));
        event.add(new Url(URI.create(base + entry.address())));
        // A task falls due at a time, but does not fill it.
        event.add(new Transp(entry.isTask() ? "TRANSPARENT" : "OPAQUE"));
        return event;
    }

    private String name(Entry entry, Locale language) {
        if (entry.isTask()) {
            String drawn = String.valueOf(entry.name());
            return String.valueOf(messages.getMessage(entry.process() + "." + entry.element(), null, drawn, language));
        }
        String kind = messages.getMessage("kind." + entry.kind(), null, language);
        return entry.name() == null ? kind : kind + ": " + entry.name();
    }
}
