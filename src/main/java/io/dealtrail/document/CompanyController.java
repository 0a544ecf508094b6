package io.dealtrail.document;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/company")
class CompanyController {

    private final Companies companies;
    private final Actors actors;

    CompanyController(Companies companies, Actors actors) {
        this.companies = companies;
        this.actors = actors;
    }

    @GetMapping
    ResponseEntity<Company> company() {
        return tagged(companies.current());
    }

    @PutMapping
    ResponseEntity<Company> change(
            @RequestBody CompanyForm form,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
        Company before = companies.current();
        Versions.check(form.version(), ifMatch, before.version(), "company.changed", before);
        return tagged(companies.change(form.checked(before.version())));
    }

    private static ResponseEntity<Company> tagged(Company company) {
        return ResponseEntity.ok().eTag("\"" + company.version() + "\"").body(company);
    }
}
