package io.dealtrail.catalog;

import io.dealtrail.catalog.NewProduct.Whole;
import io.dealtrail.catalog.Product.Price;
import io.dealtrail.catalog.Product.Pricing;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import io.dealtrail.web.Versions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What we sell and for how much. Each change is on the trail of {@code product:<id>}. */
@Component
@Transactional
public class Catalog {

    private final ProductRepository products;
    private final Bundles bundles;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Catalog(ProductRepository products, Bundles bundles, Clock clock, ApplicationEventPublisher events) {
        this.products = products;
        this.bundles = bundles;
        this.clock = clock;
        this.events = events;
    }

    /** The product of this id, this exact name, or this alias; also one that is no longer offered. */
    @Transactional(readOnly = true)
    public Optional<Product> find(String idOrName) {
        return products.find(idOrName.strip());
    }

    /** Products that are offered, by name. */
    @Transactional(readOnly = true)
    public List<Product> offered() {
        return products.list("where p.active = true order by p.name", Map.of());
    }

    /** @throws NotFound when there is no such product */
    @Transactional(readOnly = true)
    public Product require(String idOrName) {
        return find(idOrName).orElseThrow(() -> new NotFound("product", idOrName));
    }

    /** @throws Refused with the faulty fields; {@code product.exists} (409) when the name or an alias is taken */
    public Product create(NewProduct wanted) {
        Product product = checked(wanted, null);
        requireFree(product);
        try {
            products.insert(product, OffsetDateTime.now(clock));
            products.rewrite(product);
        } catch (DuplicateKeyException e) {
            throw taken(product.name());
        }
        events.publishEvent(changes("product.created", null, product));
        return product;
    }

    /**
     * Replaces everything that is stated of a product; proposals keep the prices they were made with.
     *
     * @throws Refused {@code product.changed} (409) when somebody changed it meanwhile
     */
    public Product change(String id, NewProduct wanted, @Nullable String ifMatch) {
        Product before = require(id);
        Versions.check(wanted.version(), ifMatch, before.version(), "product.changed", before);
        Product after = checked(wanted, before);
        requireFree(after);
        if (before.active() && !after.active()) {
            bundles.requireFree(after);
        }
        try {
            if (!products.update(after, before.version())) {
                throw Refused.conflict("product.changed", before.version(), before.version() + 1);
            }
            products.rewrite(after);
        } catch (DuplicateKeyException e) {
            throw taken(after.name());
        }
        events.publishEvent(changes("product.changed", before, after));
        return after;
    }

    private Product checked(NewProduct wanted, @Nullable Product before) {
        Faults faults = new Faults();
        List<Price> prices = wanted.prices() != null
                ? NewPrice.checked(wanted.prices(), faults)
                : before == null ? List.of() : before.prices();
        List<Whole> parts = wanted.parts() != null
                ? bundles.checked(before == null ? null : before.id(), wanted.parts(), faults)
                : before == null ? List.of() : bundles.standing(before);
        String id = before == null ? UUID.randomUUID().toString() : before.id();
        long version = before == null ? 0 : before.version() + 1;
        Pricing pricing = before == null ? Pricing.OWN : before.pricing();
        return wanted.checked(id, version, pricing, prices, parts, faults);
    }

    private void requireFree(Product product) {
        Stream.concat(Stream.of(product.name()), product.aliases().stream())
                .forEach(name -> find(name)
                        .filter(other -> !other.id().equals(product.id()))
                        .ifPresent(other -> {
                            throw taken(name).with("product", other.id());
                        }));
    }

    private static Refused taken(String name) {
        return Refused.conflict("product.exists", name);
    }

    private static DealEvent changes(String action, @Nullable Product before, Product after) {
        return DealEvent.of("product:" + after.id(), action)
                .change("name", before == null ? null : before.name(), after.name())
                .change("series", before == null ? null : before.series(), after.series())
                .change(
                        "listPrice",
                        before == null ? null : before.listPrice().toString(),
                        after.listPrice().toString())
                .change(
                        "floorPrice",
                        before == null ? null : before.floorPrice().toString(),
                        after.floorPrice().toString())
                .change(
                        "pricing",
                        before == null ? null : before.pricing().name(),
                        after.pricing().name())
                .change("active", before == null ? null : before.active(), after.active())
                .change("aliases", before == null ? null : before.aliases(), after.aliases())
                .change("prices", before == null ? null : prices(before), prices(after))
                .change("parts", before == null ? null : parts(before), parts(after));
    }

    private static List<String> prices(Product product) {
        return product.prices().stream()
                .map(p -> "%s (floor %s) %s – %s"
                        .formatted(
                                p.listPrice(),
                                p.floorPrice(),
                                p.validFrom() == null ? "" : p.validFrom(),
                                p.validUntil() == null ? "" : p.validUntil())
                        .strip())
                .toList();
    }

    private static List<String> parts(Product product) {
        return product.parts().stream()
                .map(p -> p.quantity().toPlainString() + " × " + p.name())
                .toList();
    }
}
