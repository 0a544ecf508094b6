package io.dealtrail.catalog;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products")
class ProductController {

    private final Catalog catalog;
    private final ProductList list;
    private final Actors actors;

    ProductController(Catalog catalog, ProductList list, Actors actors) {
        this.catalog = catalog;
        this.list = list;
        this.actors = actors;
    }

    /** By name; those still offered, unless {@code active} asks for the others. */
    @GetMapping
    Page<Product> products(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        return list.page(q, active, Page.size(size), after);
    }

    /** The price list of a currency on a day, by name; a product without a price in it has none here either. */
    @GetMapping("/prices")
    Page<Offer> prices(
            @RequestParam String currency,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        return list.prices(currency, on, q, Page.size(size), after);
    }

    @GetMapping("/{id}")
    ResponseEntity<Product> product(@PathVariable String id) {
        return answer(ResponseEntity.ok(), catalog.require(id));
    }

    @PostMapping
    ResponseEntity<Product> create(@RequestBody NewProduct product) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
        Product created = catalog.create(product);
        return answer(ResponseEntity.created(URI.create("/api/products/" + created.id())), created);
    }

    @PutMapping("/{id}")
    ResponseEntity<Product> change(
            @PathVariable String id,
            @RequestBody NewProduct product,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
        return answer(ResponseEntity.ok(), catalog.change(id, product, ifMatch));
    }

    private static ResponseEntity<Product> answer(ResponseEntity.BodyBuilder answer, Product product) {
        return answer.eTag("\"" + product.version() + "\"").body(product);
    }
}
