package io.dealtrail.webhook;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an admin makes endpoints, sees what they were told, and tells it again. */
@Controller
@RequestMapping("/webhooks")
class WebhookPage {

    private static final Duration COUNTED = Duration.ofDays(7);
    private static final String ONE = "redirect:/webhooks/{id}";

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final People people;
    private final Actors actors;
    private final Wording wording;
    private final Clock clock;

    WebhookPage(
            Endpoints endpoints,
            Deliveries deliveries,
            Webhooks webhooks,
            People people,
            Actors actors,
            Wording wording,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        actors.requireAny(Role.ADMIN);
        model.addAttribute("endpoints", endpoints.list());
        model.addAttribute("counts", deliveries.counts(clock.instant().minus(COUNTED)));
        return "webhook/list";
    }

    @GetMapping("/new")
    String fresh(Model model) {
        actors.requireAny(Role.ADMIN);
        return form(null, Map.of(), Set.of("deal.won", "deal.lost"), Map.of(), model);
    }

    @PostMapping
    String create(
            @RequestParam MultiValueMap<String, String> entered,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        try {
            Endpoints.Made made = endpoints.create(read(entered));
            said.addFlashAttribute("secret", made.secret());
            Said.done("webhook.saidCreated", made.endpoint().name()).on(said);
            return "redirect:/webhooks/" + made.endpoint().id();
        } catch (Refused refused) {
            return again(null, entered, refused, model, response);
        }
    }

    @GetMapping("/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        actors.requireAny(Role.ADMIN);
        Endpoint endpoint = endpoints.require(id);
        model.addAttribute("endpoint", endpoint);
        model.addAttribute("state", state == null || state.isBlank() ? null : state);
        model.addAttribute("states", Delivery.State.values());
        model.addAttribute(
                "page", deliveries.page(id, WebhookController.state(state), WebhookController.before(after), 25));
        model.addAttribute("maker", people.names(List.of(endpoint.createdBy())).getOrDefault(endpoint.createdBy(), ""));
        return after == null || after.isBlank() ? "webhook/one" : "webhook/one :: rows";
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable String id, Model model) {
        actors.requireAny(Role.ADMIN);
        Endpoint endpoint = endpoints.require(id);
        Map<String, String> values =
                Map.of("name", endpoint.name(), "url", endpoint.url(), "version", Long.toString(endpoint.version()));
        return form(endpoint, values, Set.copyOf(endpoint.events()), Map.of(), model);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> entered,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        Endpoint before = endpoints.require(id);
        String version = entered.getFirst("version");
        try {
            endpoints.change(
                    id, read(entered), version == null || !version.matches("\\d{1,9}") ? null : Long.valueOf(version));
            Said.done("webhook.saidSaved").on(said);
            return ONE;
        } catch (Refused refused) {
            return again(before, entered, refused, model, response);
        }
    }

    @PostMapping("/{id}/{what:on|off}")
    String turn(@PathVariable String id, @PathVariable String what, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        boolean on = what.equals("on");
        Endpoint endpoint = endpoints.turn(id, on ? Endpoint.State.ACTIVE : Endpoint.State.OFF);
        Said.done(on ? "webhook.saidOn" : "webhook.saidOff", endpoint.name())
                .undo("/webhooks/" + id + (on ? "/off" : "/on"))
                .on(said);
        return ONE;
    }

    @PostMapping("/{id}/secret")
    String newSecret(@PathVariable String id, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        said.addFlashAttribute("secret", endpoints.newSecret(id).secret());
        Said.done("webhook.saidSecret").on(said);
        return ONE;
    }

    @PostMapping("/{id}/test")
    String test(@PathVariable String id, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        webhooks.test(id);
        Said.done("webhook.saidTest").on(said);
        return ONE;
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String id, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        Endpoint gone = endpoints.remove(id);
        Said.done("webhook.saidRemoved", gone.name())
                .undo("/webhooks/" + id + "/restore")
                .on(said);
        return "redirect:/webhooks";
    }

    @PostMapping("/{id}/restore")
    String restore(@PathVariable String id, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        Said.done("webhook.saidRestored", endpoints.restore(id).name()).on(said);
        return ONE;
    }

    @PostMapping("/{id}/deliveries/{delivery}/replay")
    String replay(@PathVariable String id, @PathVariable String delivery, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        try {
            webhooks.replay(id, delivery);
            Said.done("webhook.saidReplay").on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return ONE;
    }

    private String again(
            @Nullable Endpoint endpoint,
            MultiValueMap<String, String> entered,
            Refused refused,
            Model model,
            HttpServletResponse response) {
        response.setStatus(refused.kind() == Refused.Kind.CONFLICT ? 409 : 422);
        Map<String, String> labels = new HashMap<>();
        for (String field : List.of("name", "url", "events")) {
            labels.put(field, wording.text("webhook.set." + field));
        }
        Map<String, String> faults = wording.byField(refused, labels);
        if (faults.isEmpty()) {
            model.addAttribute("problem", wording.of(refused));
        }
        Set<String> chosen = Set.copyOf(entered.getOrDefault("events", List.of()));
        return form(endpoint, entered.toSingleValueMap(), chosen, faults, model);
    }

    private static String form(
            @Nullable Endpoint endpoint,
            Map<String, String> values,
            Set<String> chosen,
            Map<String, String> faults,
            Model model) {
        model.addAttribute("endpoint", endpoint);
        model.addAttribute("values", values);
        model.addAttribute("chosen", chosen);
        model.addAttribute("faults", faults);
        model.addAttribute("events", Events.ALL);
        return "webhook/form";
    }

    private static NewEndpoint read(MultiValueMap<String, String> entered) {
        return new NewEndpoint(
                entered.getFirst("name"), entered.getFirst("url"), entered.getOrDefault("events", List.of()));
    }
}
