package io.dealtrail.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The price list by REST, on each database. */
abstract class ProductCalls {

    private static final AtomicInteger PRODUCTS = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    Catalog catalog;

    private String name = "";

    @BeforeEach
    void aFreshName() {
        name = "Widget " + PRODUCTS.incrementAndGet() + "x";
    }

    @Test
    void aProductIsFoundByIdNameAndAlias() {
        String alias = name.replace(" ", "");
        String id = create(name, "\"aliases\":[\"" + alias + "\"],");
        assertThat(catalog.require(id).name()).isEqualTo(name);
        assertThat(catalog.require(name).id()).isEqualTo(id);
        assertThat(catalog.require(alias).id()).isEqualTo(id);
        assertThat(catalog.find(name + " ").isPresent()).isTrue();
        assertThat(catalog.find(name.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        JsonNode listed = api.as("anna.snelling")
                .get("/api/products?q=" + alias)
                .expect(200)
                .body();
        assertThat(listed.at("/total").asInt()).isZero();
        listed = api.as("anna.snelling")
                .get("/api/products?q=" + name.replace(" ", "%20"))
                .expect(200)
                .body();
        assertThat(listed.at("/items/0/listPrice/amount").asText()).isEqualTo("100.00");
        assertThat(listed.at("/items/0/floorPrice/amount").asText()).isEqualTo("60.00");
        assertThat(listed.at("/items/0/aliases/0").asText()).isEqualTo(alias);
    }

    @Test
    void aNameOrAliasIsTakenOnce() {
        create(name, "\"aliases\":[\"" + name + " alias\"],");
        api.as("admin").post("/api/products", body(name, "")).expect(409);
        api.as("admin").post("/api/products", body(name + " alias", "")).expect(409);
        api.as("admin")
                .post("/api/products", body(name + " two", "\"aliases\":[\"" + name + "\"],"))
                .expect(409);
    }

    @Test
    void aChangeNeedsTheCurrentVersion() {
        String path = "/api/products/" + create(name, "");
        api.as("dustin.brinkmann").put(path, body(name, "")).expect(422);
        assertThat(api.as("dustin.brinkmann")
                        .put(path, body(name + " new", "\"version\":0,"))
                        .expect(200)
                        .text("/version"))
                .isEqualTo("1");
        assertThat(api.as("dustin.brinkmann")
                        .put(path, body(name, "\"version\":0,"))
                        .expect(409)
                        .text("/current/name"))
                .isEqualTo(name + " new");
        api.as("dustin.brinkmann")
                .with("If-Match", "\"1\"")
                .put(path, body(name, "\"active\":false,"))
                .expect(200);
        String q = "/api/products?q=" + name.replace(" ", "%20");
        assertThat(api.as("admin").get(q).expect(200).body().at("/items")).isEmpty();
        assertThat(api.as("admin").get(q + "&active=false").expect(200).body().at("/items"))
                .hasSize(1);
    }

    @Test
    void onlyWhoSetsPricesMayAndOnlySensibleOnes() {
        api.as("anna.snelling").post("/api/products", "{\"name\":").expect(403);
        api.as("admin").post("/api/products", "{\"name\":").expect(400);
        api.as("admin").post("/api/products", "{}").expect(422);
        api.as("admin")
                .post("/api/products", body(name, "\"floorPrice\":{\"amount\":\"101\",\"currency\":\"USD\"},"))
                .expect(422);
        api.as("admin")
                .post("/api/products", body(name, "\"floorPrice\":{\"amount\":\"1\",\"currency\":\"EUR\"},"))
                .expect(422);
        api.as("admin").get("/api/products/none").expect(404);
    }

    private String create(String called, String more) {
        return api.as("admin")
                .post("/api/products", body(called, more))
                .expect(201)
                .text("/id");
    }

    private static String body(String called, String more) {
        return "{\"name\":\"" + called + "\"," + more + "\"listPrice\":{\"amount\":\"100\",\"currency\":\"USD\"}}";
    }
}
