package io.dealtrail.catalog;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;
    private final Actors actors;

    ProductController(Catalog catalog, JdbcClient jdbc, Actors actors) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.actors = actors;
    }

    /** By name; those still offered, unless {@code active} asks for the others. */
    @GetMapping
    Page<Product> products(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        int rows = Page.size(size);
        Map<String, Object> params = new HashMap<>(Map.of("active", active));
        String where = "p.active = :active";
        if (q != null && !q.isBlank()) {
            where += " and position(:q in lower(p.name)) > 0";
            params.put("q", q.strip().toLowerCase(Locale.ROOT));
        }
        long total = jdbc.sql("select count(*) from product p where " + where)
                .params(params)
                .query(Long.class)
                .single();
        if (after != null) {
            params.put("name", String.valueOf(Cursor.parse(after, 1)[0]));
            where += " and p.name > :name";
        }
        List<Product> found = jdbc.sql(Catalog.SELECT + "where " + where + " order by p.name limit " + (rows + 1))
                .params(params)
                .query(Catalog::map)
                .list();
        return Page.of(catalog.withAliases(found), rows, total, p -> Cursor.of(p.name()));
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
