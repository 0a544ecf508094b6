package io.dealtrail.people;

import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person's own account: language, time zone, personal tokens. */
@RestController
@RequestMapping("/api/me")
class ProfileController {

    private static final Set<String> LANGUAGES = Set.of("en", "zh-CN");

    record Choice(@Nullable String language, @Nullable String timeZone) {}

    record NewToken(@Nullable String name, @Nullable OffsetDateTime expiresAt) {}

    private final Actors actors;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Clock clock;

    ProfileController(Actors actors, Accounts accounts, Tokens tokens, Clock clock) {
        this.actors = actors;
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    Person me() {
        return actors.person();
    }

    /** Chooses language and time zone; null goes back to what the browser says. */
    @PatchMapping
    Person choose(@RequestBody Choice choice) {
        if (choice.language() != null && !LANGUAGES.contains(choice.language())) {
            throw Refused.field("language", "field.choice", "language", String.join(", ", LANGUAGES));
        }
        if (choice.timeZone() != null) {
            try {
                ZoneId.of(choice.timeZone());
            } catch (DateTimeException e) {
                throw Refused.field("timeZone", "field.type", "timeZone", "time zone");
            }
        }
        Person me = actors.person();
        Person changed = new Person(
                me.username(),
                me.name(),
                me.email(),
                me.team(),
                me.region(),
                me.roles(),
                me.groups(),
                choice.language(),
                choice.timeZone(),
                me.active());
        accounts.change(changed);
        return changed;
    }

    @GetMapping("/tokens")
    List<Tokens.Token> tokens() {
        return tokens.of(actors.person().username());
    }

    /** The secret is in this answer and nowhere else. */
    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Tokens.Issued issue(@RequestBody NewToken token) {
        if (token.name() == null || token.name().isBlank()) {
            throw Refused.field("name", "field.required", "name");
        }
        if (token.name().length() > 120) {
            throw Refused.field("name", "field.tooLong", "name", 120);
        }
        if (token.expiresAt() != null && !token.expiresAt().toInstant().isAfter(clock.instant())) {
            throw Refused.field("expiresAt", "token.expired");
        }
        return tokens.issue(actors.person().username(), token.name(), token.expiresAt());
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        tokens.revoke(actors.person().username(), id);
    }
}
