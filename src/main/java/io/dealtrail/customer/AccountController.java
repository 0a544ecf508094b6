package io.dealtrail.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Versions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/accounts")
class AccountController {

    record Items<T>(List<T> items) {}

    private final AccountList list;
    private final AccountEntry entry;
    private final AccountForm form;
    private final CustomerFile file;
    private final SimilarAccounts similar;
    private final AccountDeals deals;
    private final Actors actors;
    private final ObjectMapper json;

    AccountController(
            AccountList list,
            AccountEntry entry,
            AccountForm form,
            CustomerFile file,
            SimilarAccounts similar,
            AccountDeals deals,
            Actors actors,
            ObjectMapper json) {
        this.list = list;
        this.entry = entry;
        this.form = form;
        this.file = file;
        this.similar = similar;
        this.deals = deals;
        this.actors = actors;
        this.json = json;
    }

    @GetMapping
    Page<AccountList.Row> accounts(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String industry,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        return list.page(actors.person(), new AccountList.Filter(q, region, industry, sort), Page.size(size), after);
    }

    @PostMapping
    ResponseEntity<Account> create(@RequestBody NewAccount account) {
        actors.requireWorker();
        Account created = entry.create(account);
        return ResponseEntity.created(URI.create("/api/accounts/" + created.id()))
                .body(created);
    }

    /** The customer's file: facts, contacts, deals and what other modules know of them. */
    @GetMapping("/{id}")
    ResponseEntity<Map<String, Object>> account(@PathVariable String id) {
        return whole(id);
    }

    @PatchMapping("/{id}")
    ResponseEntity<Map<String, Object>> patch(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        actors.requireWorker();
        Person me = actors.person();
        Account before = list.require(me, id);
        var version = body.remove("version");
        Versions.check(
                version == null || !version.canConvertToLong() ? null : version.asLong(),
                ifMatch,
                before.version(),
                "account.changed",
                before);
        entry.edit(id, before.version(), form.read(me, before, body));
        return whole(id);
    }

    /** Accounts that may be the same company. */
    @GetMapping("/{id}/duplicates")
    Items<SimilarAccounts.Similar> duplicates(@PathVariable String id) {
        Person me = actors.person();
        return new Items<>(similar.of(me, list.require(me, id)));
    }

    /** What is known already of a company that is being entered. */
    @GetMapping("/similar")
    Items<SimilarAccounts.Similar> similar(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String email) {
        if (name == null && phone == null && email == null) {
            throw Refused.malformed("account.similarTo");
        }
        return new Items<>(similar.typed(actors.person(), name, region, phone, email));
    }

    private ResponseEntity<Map<String, Object>> whole(String id) {
        Person me = actors.person();
        CustomerFile.File all = file.of(me, id);
        Map<String, Object> whole = new LinkedHashMap<>();
        json.valueToTree(all.account()).fields().forEachRemaining(f -> whole.put(f.getKey(), f.getValue()));
        whole.put("contacts", all.contacts());
        whole.put("purchases", deals.purchases(id, me));
        whole.put(
                "deals",
                Stream.of(all.running(), all.bought(), all.ended())
                        .flatMap(List::stream)
                        .toList());
        whole.put("years", all.years());
        whole.put("openValue", all.openValue());
        whole.put("won", all.won());
        whole.putAll(all.parts());
        return ResponseEntity.ok().eTag("\"" + all.account().version() + "\"").body(whole);
    }
}
