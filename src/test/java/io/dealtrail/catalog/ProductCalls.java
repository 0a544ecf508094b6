package io.dealtrail.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Pages;
import java.util.Map;
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
        assertThat(listed.at("/items/0/floorPrice").isMissingNode()).isTrue();
        assertThat(api.as("dustin.brinkmann")
                        .get("/api/products/" + id)
                        .expect(200)
                        .text("/floorPrice/amount"))
                .isEqualTo("60.00");
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

    @Test
    void aPriceIsFoundByCurrencyAndDay() {
        String id = create(name, """
                "prices":[{"listPrice":{"amount":"90","currency":"EUR"},"floorPrice":{"amount":"50","currency":"EUR"}},
                          {"listPrice":{"amount":"80","currency":"EUR"},"validFrom":"2026-04-01","validUntil":"2026-04-30"},
                          {"listPrice":{"amount":"15000","currency":"JPY"},"validFrom":"2026-03-10"}],""");
        assertThat(price("EUR", "2026-03-31")).isEqualTo("90.00");
        assertThat(price("EUR", "2026-04-01")).isEqualTo("80.00");
        assertThat(price("EUR", "2026-04-30")).isEqualTo("80.00");
        assertThat(price("EUR", "2026-05-01")).isEqualTo("90.00");
        assertThat(price("JPY", "2026-03-10")).isEqualTo("15000");
        assertThat(price("JPY", "2026-03-09")).isEmpty();
        assertThat(price("USD", "2026-03-09")).isEqualTo("100.00");
        assertThat(price("KWD", "2026-03-09")).isEmpty();
        // What is not stated stays.
        api.as("admin").put("/api/products/" + id, body(name, "\"version\":0,")).expect(200);
        assertThat(price("JPY", "2026-03-10")).isEqualTo("15000");
        api.as("admin")
                .put("/api/products/" + id, body(name, "\"version\":1,\"prices\":[],"))
                .expect(200);
        assertThat(price("JPY", "2026-03-10")).isEmpty();
    }

    @Test
    void whatIsWrongWithAPriceIsToldAtIt() {
        Api.Answer refused =
                api.as("admin").post("/api/products", body(name, """
                        "prices":[{"validFrom":"2026-02-30","listPrice":{"amount":"1","currency":"EUR"}},
                                  {"validFrom":"2026-04-01","validUntil":"2026-03-01","listPrice":{"amount":"1","currency":"EUR"}},
                                  {"validFrom":"2026-04-01","listPrice":{"amount":"2","currency":"EUR"}},
                                  {"listPrice":{"amount":"1","currency":"GBP"},"floorPrice":{"amount":"2","currency":"GBP"}}],""")).expect(422);
        assertThat(refused.body().path("errors").findValuesAsText("field"))
                .containsExactly(
                        "prices[0].validFrom", "prices[1].validUntil", "prices[2].validFrom", "prices[3].floorPrice");
    }

    @Test
    void aBundleCostsWhatItsPartsCostOrAPriceOfItsOwn() {
        String bolt = create(name + " bolt", "\"prices\":[{\"listPrice\":{\"amount\":\"90\",\"currency\":\"EUR\"}}],");
        create(name + " nut", "");
        Api.Answer bundle = api.as("dustin.brinkmann")
                .post("/api/products", """
                        {"name":"%1$s","pricing":"SUM","parts":[{"product":"%1$s bolt","quantity":2},{"product":"%1$s nut","quantity":"1.5"}]}""".formatted(name))
                .expect(201);
        assertThat(bundle.text("/listPrice/amount")).isEqualTo("350.00");
        assertThat(bundle.text("/floorPrice/amount")).isEqualTo("210.00");
        assertThat(bundle.text("/parts/1/quantity")).isEqualTo("1.5");
        assertThat(price("USD", "2026-03-09")).isEqualTo("350.00");
        assertThat(price("EUR", "2026-03-09")).as("the nut has no price in it").isEmpty();
        Api.Answer listed = api.as("anna.snelling")
                .get("/api/products/prices?currency=USD&q=" + name.replace(" ", "%20"))
                .expect(200);
        assertThat(listed.text("/items/0/contents")).isEqualTo("2 × " + name + " bolt, 1.5 × " + name + " nut");
        assertThat(listed.body().at("/items/0/floorPrice").isMissingNode()).isTrue();

        assertThat(api.as("admin")
                        .post(
                                "/api/products",
                                body(name + " 2", "\"parts\":[{\"product\":\"" + name + "\",\"quantity\":1}],"))
                        .expect(422)
                        .text("/code"))
                .isEqualTo("product.bundleInBundle");
        assertThat(api.as("admin")
                        .put("/api/products/" + bolt, body(name + " bolt", "\"version\":0,\"active\":false,"))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("product.partOf");
        String own = body(name, "\"version\":0,\"pricing\":\"OWN\",");
        api.as("admin").put("/api/products/" + bundle.text("/id"), own).expect(200);
        assertThat(price("USD", "2026-03-09")).isEqualTo("100.00");
        api.as("admin")
                .post("/api/products", "{\"name\":\"" + name + " 3\",\"pricing\":\"SUM\"}")
                .expect(422);
    }

    @Test
    void thePagesAreForWhoSetsPrices() {
        String id = create("<b>" + name, "");
        Pages manager = Pages.of(api.base(), "dustin.brinkmann");
        assertThat(manager.get("/products?q=" + name.replace(" ", "%20")).body())
                .contains("&lt;b&gt;" + name);
        assertThat(manager.get("/products/" + id).statusCode()).isEqualTo(200);
        assertThat(manager.get("/products/none").statusCode()).isEqualTo(404);
        assertThat(Pages.of(api.base(), "anna.snelling").get("/products").statusCode())
                .isEqualTo(403);
        Map<String, String> form = Map.of(
                "version",
                "0",
                "name",
                name,
                "list",
                "1,200.50",
                "currency",
                "usd",
                "price.list",
                "1100",
                "price.currency",
                "EUR",
                "price.from",
                "2026-04-01",
                "bundle",
                "false");
        assertThat(manager.post("/products/" + id, form).statusCode()).isEqualTo(302);
        assertThat(catalog.require(id).listPrice()).hasToString("1200.50 USD");
        assertThat(price("EUR", "2026-04-01")).isEqualTo("1100.00");
        assertThat(manager.post("/products/" + id, form).statusCode())
                .as("somebody was first")
                .isEqualTo(409);
        assertThat(manager.post("/products/" + id + "/active", Map.of("active", "false"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(catalog.require(id).active()).isFalse();
        assertThat(catalog.require(id).prices()).hasSize(1);
    }

    private String price(String currency, String on) {
        JsonNode items = api.as("anna.snelling")
                .get("/api/products/prices?currency=" + currency + "&on=" + on + "&q=" + name.replace(" ", "%20"))
                .expect(200)
                .body()
                .path("items");
        for (JsonNode item : items) {
            if (item.path("name").asText().equals(name)) {
                return item.at("/listPrice/amount").asText();
            }
        }
        throw new AssertionError("not listed: " + items);
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
