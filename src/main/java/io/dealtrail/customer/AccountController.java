package io.dealtrail.customer;

import io.dealtrail.customer.AccountDeals.Purchase;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/accounts")
class AccountController {

    /** @param purchases won deals that the reader may see */
    record Whole(
            @com.fasterxml.jackson.annotation.JsonUnwrapped Account account,
            List<Contact> contacts,
            List<Purchase> purchases) {}

    record Items<T>(List<T> items) {}

    private final AccountList list;
    private final Contacts contacts;
    private final AccountDeals deals;
    private final Actors actors;

    AccountController(AccountList list, Contacts contacts, AccountDeals deals, Actors actors) {
        this.list = list;
        this.contacts = contacts;
        this.deals = deals;
        this.actors = actors;
    }

    @GetMapping
    Page<Account> accounts(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        return list.page(actors.person(), q, Page.size(size), after);
    }

    @GetMapping("/{id}")
    Whole account(@PathVariable String id) {
        Person person = actors.person();
        Account account = list.require(person, id);
        return new Whole(account, contacts.ofAccount(id), deals.purchases(id, person));
    }

    @GetMapping("/{id}/contacts")
    Items<Contact> contacts(@PathVariable String id) {
        list.require(actors.person(), id);
        return new Items<>(contacts.ofAccount(id));
    }

    @PostMapping("/{id}/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    Contact addContact(@PathVariable String id, @RequestBody NewContact contact) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR, Role.SPECIALIST);
        list.require(actors.person(), id);
        return contacts.add(id, contact);
    }
}
