package io.dealtrail.catalog;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Products with their standard prices, or with those of a currency on a day: a price list. */
@Controller
@RequestMapping("/products")
class ProductPage {

    /** @param currency empty shows standard prices */
    record Filter(String q, String currency, LocalDate on, boolean active) {}

    private final ProductList list;
    private final PriceBook prices;
    private final Catalog catalog;
    private final Actors actors;
    private final Wording wording;
    private final Clock clock;

    ProductPage(ProductList list, PriceBook prices, Catalog catalog, Actors actors, Wording wording, Clock clock) {
        this.list = list;
        this.prices = prices;
        this.catalog = catalog;
        this.actors = actors;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping
    String products(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(required = false) @Nullable String after,
            HtmxRequest htmx,
            Model model) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
        boolean further = after != null && !after.isBlank();
        List<String> currencies = list.currencies();
        Filter filter = new Filter(q.strip(), currencies.contains(currency) ? currency : "", day(on), active);
        Page<Product> page = list.page(filter.q(), active, Page.DEFAULT_SIZE, further ? after : null);
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("currencies", currencies);
        model.addAttribute("offers", offers(page, filter));
        return htmx.isHtmxRequest() ? "catalog/list :: " + (further ? "rows" : "results") : "catalog/list";
    }

    /** Offers it again, or no longer. */
    @PostMapping("/{id}/active")
    String offer(@PathVariable String id, @RequestParam boolean active, RedirectAttributes said) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
        Product before = catalog.require(id);
        try {
            catalog.change(before.id(), NewProduct.offered(before, active), null);
            Said.done(active ? "product.offeredNow" : "product.withdrawnNow", before.name())
                    .undo("/products/" + before.id() + "/active", Map.of("active", String.valueOf(!active)))
                    .on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return "redirect:/products/{id}";
    }

    private Map<String, Offer> offers(Page<Product> page, Filter filter) {
        return filter.currency().isEmpty()
                ? Map.of()
                : prices.offers(page.items().stream().map(Product::id).toList(), filter.currency(), filter.on());
    }

    private LocalDate day(String on) {
        try {
            return LocalDate.parse(on);
        } catch (DateTimeParseException e) {
            return LocalDate.now(clock);
        }
    }
}
