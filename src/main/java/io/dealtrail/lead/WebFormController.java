package io.dealtrail.lead;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Web forms by REST, for those who keep them. */
@RestController
@RequestMapping("/api/web-forms")
class WebFormController {

    record Items(List<WebForm> items) {}

    record Change(
            @Nullable String name,
            @Nullable String source,
            @Nullable String language,
            @Nullable List<String> fields,
            @Nullable String thanks,
            @Nullable String thanksUrl,
            @Nullable List<String> origins,
            @Nullable String team,
            @Nullable Long version) {

        NewWebForm form() {
            return new NewWebForm(name, source, language, fields, thanks, thanksUrl, origins, team);
        }
    }

    private final WebForms forms;
    private final Actors actors;

    WebFormController(WebForms forms, Actors actors) {
        this.forms = forms;
        this.actors = actors;
    }

    @GetMapping
    Items list() {
        requireKeeper();
        return new Items(forms.list());
    }

    @GetMapping("/{id}")
    WebForm one(@PathVariable String id) {
        requireKeeper();
        return forms.require(id);
    }

    @PostMapping
    ResponseEntity<WebForm> create(@RequestBody NewWebForm form) {
        requireKeeper();
        WebForm created = forms.create(form);
        return ResponseEntity.created(URI.create("/api/web-forms/" + created.id()))
                .body(created);
    }

    @PutMapping("/{id}")
    WebForm change(@PathVariable String id, @RequestBody Change change) {
        requireKeeper();
        return forms.change(id, change.form(), change.version());
    }

    @PostMapping("/{id}/revoke")
    WebForm revoke(@PathVariable String id) {
        requireKeeper();
        return forms.revoke(id);
    }

    @PostMapping("/{id}/restore")
    WebForm restore(@PathVariable String id) {
        requireKeeper();
        return forms.restore(id);
    }

    private void requireKeeper() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
    }
}
