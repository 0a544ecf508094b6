package io.dealtrail.calendar;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.shared.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The feed itself, read by calendar programs without signing in, and its address by API. */
@RestController
class FeedController {

    /** The only answer that holds the secret. */
    record Made(String url) {}

    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(366);

    private final Feeds feeds;
    private final FeedLimits limits;
    private final Entries entries;
    private final Ics ics;
    private final Actors actors;
    private final Clock clock;

    FeedController(Feeds feeds, FeedLimits limits, Entries entries, Ics ics, Actors actors, Clock clock) {
        this.feeds = feeds;
        this.limits = limits;
        this.entries = entries;
        this.ics = ics;
        this.actors = actors;
        this.clock = clock;
    }

    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token, HttpServletRequest request) {
        limits.spend(request.getRemoteAddr());
        Person person = feeds.owner(token).orElseThrow(() -> new NotFound("feed", ""));
        Instant now = clock.instant();
        List<Entry> found =
                entries.between(now.minus(BACK), now.plus(AHEAD), new Whose(person.username(), null), person);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"dealtrail.ics\"")
                .header("X-Robots-Tag", "noindex")
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
                .body(ics.write(person, found, base()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/api/me/calendar-feed")
    Feeds.Feed mine() {
        return feeds.of(actors.person().username());
    }

    /** A new address; the former one stops working. */
    @PostMapping("/api/me/calendar-feed")
    @ResponseStatus(HttpStatus.CREATED)
    Made make() {
        return new Made(base() + "/calendar/" + feeds.make(actors.person().username()) + ".ics");
    }

    @DeleteMapping("/api/me/calendar-feed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke() {
        feeds.revoke(actors.person().username());
    }

    static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
