package io.dealtrail.customer;

import io.dealtrail.customer.AccountController.Items;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Page;
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

/** The people at an account, and what was said to them. */
@RestController
@RequestMapping("/api/accounts/{id}")
class ContactController {

    /** A contact stated anew. */
    record Change(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String title,
            @Nullable String role,
            @Nullable String language,
            @Nullable Long version) {

        NewContact contact() {
            return new NewContact(name, email, phone, title, role, language);
        }
    }

    private final AccountList list;
    private final Contacts contacts;
    private final Interactions interactions;
    private final Actors actors;

    ContactController(AccountList list, Contacts contacts, Interactions interactions, Actors actors) {
        this.list = list;
        this.contacts = contacts;
        this.interactions = interactions;
        this.actors = actors;
    }

    @GetMapping("/contacts")
    Items<Contact> contacts(@PathVariable String id) {
        list.require(actors.person(), id);
        return new Items<>(contacts.ofAccount(id));
    }

    @PostMapping("/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    Contact add(@PathVariable String id, @RequestBody NewContact contact) {
        requireWorking(id);
        return contacts.add(id, contact);
    }

    @PutMapping("/contacts/{contact}")
    Contact change(@PathVariable String id, @PathVariable String contact, @RequestBody Change change) {
        requireWorking(id);
        return contacts.change(id, contact, change.contact(), change.version());
    }

    @DeleteMapping("/contacts/{contact}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @PathVariable String contact) {
        requireWorking(id);
        contacts.remove(id, contact);
    }

    @PostMapping("/contacts/{contact}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore(@PathVariable String id, @PathVariable String contact) {
        requireWorking(id);
        contacts.restore(id, contact);
    }

    @GetMapping("/interactions")
    Page<Interaction> interactions(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        list.require(actors.person(), id);
        return interactions.ofAccount(id, actors.person(), Page.size(size), after);
    }

    @PostMapping("/interactions")
    @ResponseStatus(HttpStatus.CREATED)
    Interaction record(@PathVariable String id, @RequestBody NewInteraction interaction) {
        requireWorking(id);
        return interactions.recordOn(id, interaction);
    }

    private void requireWorking(String id) {
        actors.requireWorker();
        list.require(actors.person(), id);
    }
}
