package io.dealtrail.catalog;

import io.dealtrail.catalog.NewProduct.NewPart;
import io.dealtrail.catalog.NewProduct.Whole;
import io.dealtrail.catalog.Product.Part;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What bundles are made of: products that are no bundles themselves. */
@Component
class Bundles {

    private static final int MOST = 50;
    private static final BigDecimal MAX_QUANTITY = new BigDecimal("1000000");

    private final ProductRepository products;

    Bundles(ProductRepository products) {
        this.products = products;
    }

    /**
     * @param bundle id of the bundle, or null of a new one
     * @return the parts with what they cost; what is wrong with one is told at {@code parts[0].product}
     */
    List<Whole> checked(@Nullable String bundle, List<NewPart> asked, Faults faults) {
        List<Whole> parts = new ArrayList<>();
        if (asked.size() > MOST) {
            faults.add("parts", "product.tooMany", MOST);
            return parts;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            String at = "parts[" + i + "]";
            Product part = part(bundle, at + ".product", asked.get(i).product(), faults);
            BigDecimal quantity = quantity(at + ".quantity", asked.get(i).quantity(), faults);
            if (part != null && !seen.add(part.id())) {
                faults.add(at + ".product", "product.partTwice", part.name());
            } else if (part != null && quantity != null) {
                parts.add(new Whole(new Part(part.id(), part.name(), quantity), part.listPrice(), part.floorPrice()));
            }
        }
        if (bundle != null && !asked.isEmpty()) {
            List<String> above = products.bundlesWith(bundle);
            if (!above.isEmpty()) {
                faults.add("parts", "product.isPart", String.join(", ", above));
            }
        }
        return parts;
    }

    /** The parts as they stand. */
    List<Whole> standing(Product bundle) {
        return bundle.parts().stream()
                .flatMap(part ->
                        products.find(part.product()).map(p -> new Whole(part, p.listPrice(), p.floorPrice())).stream())
                .toList();
    }

    /** @throws Refused {@code product.partOf} (409) when a bundle still needs it */
    void requireFree(Product product) {
        List<String> above = products.bundlesWith(product.id());
        if (!above.isEmpty()) {
            throw Refused.conflict("product.partOf", product.name(), String.join(", ", above));
        }
    }

    private @Nullable Product part(@Nullable String bundle, String at, @Nullable String asked, Faults faults) {
        if (asked == null || asked.isBlank()) {
            faults.add(at, "field.required", at);
            return null;
        }
        Optional<Product> found = products.find(asked.strip());
        if (found.isEmpty()) {
            faults.add(at, "proposal.unknownProduct", asked);
            return null;
        }
        Product part = found.get();
        if (part.isBundle() || part.id().equals(bundle)) {
            faults.add(at, "product.bundleInBundle", part.name());
            return null;
        }
        if (!part.active()) {
            faults.add(at, "proposal.notOffered", part.name());
            return null;
        }
        return part;
    }

    private static @Nullable BigDecimal quantity(String at, @Nullable Object asked, Faults faults) {
        if (asked == null || asked.toString().isBlank()) {
            faults.add(at, "field.required", at);
            return null;
        }
        try {
            BigDecimal quantity =
                    PriceBook.plain(new BigDecimal(asked.toString().strip()));
            if (quantity.signum() > 0 && quantity.compareTo(MAX_QUANTITY) <= 0 && quantity.scale() <= 4) {
                return quantity;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        faults.add(at, "proposal.quantity", asked.toString(), MAX_QUANTITY.toPlainString());
        return null;
    }
}
