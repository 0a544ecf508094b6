package io.dealtrail.webhook;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints and their log, for admins. */
@RestController
@RequestMapping("/api/webhooks")
class WebhookController {

    /** An endpoint stated anew. */
    record Change(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Long version) {}

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final Actors actors;

    WebhookController(Endpoints endpoints, Deliveries deliveries, Webhooks webhooks, Actors actors) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.actors = actors;
    }

    @GetMapping
    Map<String, Object> list() {
        actors.requireAny(Role.ADMIN);
        return Map.of("items", endpoints.list(), "events", Events.ALL);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Endpoints.Made create(@RequestBody NewEndpoint endpoint) {
        actors.requireAny(Role.ADMIN);
        return endpoints.create(endpoint);
    }

    @GetMapping("/{id}")
    Endpoint one(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        return endpoints.require(id);
    }

    @PutMapping("/{id}")
    Endpoint change(@PathVariable String id, @RequestBody Change change) {
        actors.requireAny(Role.ADMIN);
        return endpoints.change(id, new NewEndpoint(change.name(), change.url(), change.events()), change.version());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        endpoints.remove(id);
    }

    @PostMapping("/{id}/restore")
    Endpoint restore(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        return endpoints.restore(id);
    }

    @PostMapping("/{id}/secret")
    Endpoints.Made newSecret(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        return endpoints.newSecret(id);
    }

    @PostMapping("/{id}/on")
    Endpoint on(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        return endpoints.turn(id, Endpoint.State.ACTIVE);
    }

    @PostMapping("/{id}/off")
    Endpoint off(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        return endpoints.turn(id, Endpoint.State.OFF);
    }

    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void test(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        webhooks.test(id);
    }

    @GetMapping("/{id}/deliveries")
    Page<Delivery> deliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size) {
        actors.requireAny(Role.ADMIN);
        endpoints.require(id);
        return deliveries.page(id, state(state), before(after), Page.size(size));
    }

    @PostMapping("/{id}/deliveries/{delivery}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery replay(@PathVariable String id, @PathVariable String delivery) {
        actors.requireAny(Role.ADMIN);
        return webhooks.replay(id, delivery);
    }

    static Delivery.@Nullable State state(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        try {
            return Delivery.State.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("webhook.unknownState", name);
        }
    }

    static long before(@Nullable String after) {
        try {
            return after == null || after.isBlank()
                    ? Long.MAX_VALUE
                    : Long.parseLong(String.valueOf(Cursor.parse(after, 1)[0]));
        } catch (NumberFormatException e) {
            throw Refused.malformed("list.cursor", String.valueOf(after));
        }
    }
}
