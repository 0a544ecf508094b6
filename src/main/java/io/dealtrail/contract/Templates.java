package io.dealtrail.contract;

import io.dealtrail.contract.Template.Body;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Versions;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What contracts are made of. Managers change it; each change is a new version, and contracts keep the one they were made of. */
@Component
@Transactional
class Templates {

    private final TemplateRepository repository;
    private final Actors actors;
    private final ApplicationEventPublisher events;

    Templates(TemplateRepository repository, Actors actors, ApplicationEventPublisher events) {
        this.repository = repository;
        this.actors = actors;
        this.events = events;
    }

    @Transactional(readOnly = true)
    List<Template> all() {
        return repository.current();
    }

    /** @throws NotFound when there is none such */
    @Transactional(readOnly = true)
    Template require(String id) {
        return repository.find(id).orElseThrow(() -> new NotFound("contractTemplate", id));
    }

    @Transactional(readOnly = true)
    Template require(String id, int version) {
        return repository.find(id, version).orElseThrow(() -> new NotFound("contractTemplate", id + " v" + version));
    }

    @Transactional(readOnly = true)
    List<Template> history(String id) {
        require(id);
        return repository.history(id);
    }

    /** The template for a new contract: the narrowest one in use whose rule fits, else the usual one. */
    @Transactional(readOnly = true)
    Template fitting(@Nullable String region, BigDecimal net) {
        return repository.current().stream()
                .filter(t -> !t.archived())
                .filter(t -> t.usual() || t.body().narrowness() > 0)
                .filter(t -> t.body().region() == null
                        || Objects.requireNonNull(t.body().region()).equalsIgnoreCase(region))
                .filter(t -> t.body().above() == null || net.compareTo(t.body().above()) > 0)
                .max(Comparator.<Template>comparingInt(t -> t.body().narrowness())
                        .thenComparing(t -> t.body().above() == null
                                ? BigDecimal.ZERO
                                : t.body().above())
                        .thenComparing(Template::usual))
                .orElseThrow(() -> new IllegalStateException("no contract template is the usual one"));
    }

    Template create(TemplateRequest request) {
        requireKeeper();
        repository.lock();
        Body body = request.read();
        requireOwn(body, null);
        String id = UUID.randomUUID().toString();
        events.publishEvent(new Touch(List.of(subject(id))));
        repository.insert(id, body, false, actors.person().username(), note(request));
        events.publishEvent(told(id, "contractTemplate.created", 1, body, null, note(request)));
        return require(id);
    }

    /** @throws Refused 422 with the place of what is wrong, {@code template.changed} (409) when stale */
    Template change(String id, TemplateRequest request, @Nullable String ifMatch) {
        requireKeeper();
        events.publishEvent(new Touch(List.of(subject(id))));
        repository.lock();
        Template before = require(id);
        Versions.check(request.version(), ifMatch, before.version(), "template.changed", before);
        Body body = request.read();
        requireOwn(body, id);
        return body.equals(before.body()) ? before : write(before, body, "contractTemplate.changed", note(request));
    }

    /** Takes back an earlier version, as a new one. */
    Template restore(String id, int version) {
        requireKeeper();
        events.publishEvent(new Touch(List.of(subject(id))));
        repository.lock();
        Template before = require(id);
        Template old = require(id, version);
        requireOwn(old.body(), id);
        return old.body().equals(before.body())
                ? before
                : write(before, old.body(), "contractTemplate.restored", "v" + version);
    }

    /** @throws Refused {@code template.usualStays} (409) for the one that is used where no other fits */
    Template archive(String id, boolean archived) {
        requireKeeper();
        events.publishEvent(new Touch(List.of(subject(id))));
        repository.lock();
        Template before = require(id);
        if (before.usual()) {
            throw Refused.conflict("template.usualStays", before.name());
        }
        if (!archived) {
            requireOwn(before.body(), id);
        }
        repository.archive(id, archived);
        events.publishEvent(
                DealEvent.of(subject(id), "contractTemplate.changed").change("archived", before.archived(), archived));
        return require(id);
    }

    /** From now on it is the one for contracts that no other fits. */
    Template makeUsual(String id) {
        requireKeeper();
        events.publishEvent(new Touch(List.of(subject(id))));
        repository.lock();
        Template before = require(id);
        if (before.archived() || before.body().narrowness() > 0) {
            throw Refused.conflict("template.usualHasNoRule", before.name());
        }
        repository.makeUsual(id);
        events.publishEvent(
                DealEvent.of(subject(id), "contractTemplate.changed").change("usual", before.usual(), true));
        return require(id);
    }

    void requireKeeper() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
    }

    private Template write(Template before, Body body, String action, @Nullable String note) {
        int version = before.version() + 1;
        repository.change(before.id(), version, body, actors.person().username(), note);
        events.publishEvent(told(before.id(), action, version, body, before.body(), note));
        return require(before.id());
    }

    /** Name and rule are its own: nobody could tell otherwise which one a contract is made of. */
    private void requireOwn(Body body, @Nullable String id) {
        for (Template other : repository.current()) {
            if (other.id().equals(id)) {
                if (other.usual() && body.narrowness() > 0) {
                    throw Refused.field("region", "template.usualHasNoRule", other.name());
                }
                continue;
            }
            if (other.name().equalsIgnoreCase(body.name())) {
                throw Refused.field("name", "template.nameTaken", body.name());
            }
            if (!other.archived() && body.narrowness() > 0 && sameRule(body, other.body())) {
                throw Refused.field("region", "template.ruleTaken", other.name());
            }
        }
    }

    private static boolean sameRule(Body one, Body other) {
        String region = one.region();
        boolean regions = region == null ? other.region() == null : region.equalsIgnoreCase(other.region());
        BigDecimal above = one.above();
        BigDecimal otherAbove = other.above();
        return regions
                && (above == null || otherAbove == null ? above == otherAbove : above.compareTo(otherAbove) == 0);
    }

    private static DealEvent told(
            String id, String action, int version, Body after, @Nullable Body before, @Nullable String note) {
        return TemplateChanges.between(before, after)
                .apply(DealEvent.of(subject(id), action).with("version", version))
                .comment(note);
    }

    private static @Nullable String note(TemplateRequest request) {
        String note = request.note();
        return note == null || note.isBlank()
                ? null
                : note.strip().substring(0, Math.min(note.strip().length(), TemplateRequest.MAX_NOTE));
    }

    static String subject(String id) {
        return "contract-template:" + id;
    }
}
