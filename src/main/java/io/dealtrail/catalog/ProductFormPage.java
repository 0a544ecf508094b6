package io.dealtrail.catalog;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Enters a product, and changes it with its prices and what it is made of. */
@Controller
@RequestMapping("/products")
class ProductFormPage {

    private final Catalog catalog;
    private final ProductList list;
    private final Actors actors;
    private final Wording wording;

    ProductFormPage(Catalog catalog, ProductList list, Actors actors, Wording wording) {
        this.catalog = catalog;
        this.list = list;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping("/new")
    String fresh(@RequestParam(defaultValue = "false") boolean bundle, Model model) {
        requirePricing();
        String currency = list.currencies().stream().findFirst().orElse("USD");
        ProductForm blank = ProductForm.blank(list.currencies().contains("USD") ? "USD" : currency);
        return show(null, bundle ? blank.asBundle() : blank, Map.of(), model);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, Model model) {
        requirePricing();
        Product product = catalog.require(id);
        return show(product, ProductForm.of(product), Map.of(), model);
    }

    @PostMapping
    String create(
            @RequestParam MultiValueMap<String, String> values,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        requirePricing();
        ProductForm form = ProductForm.of(values);
        try {
            Product created = catalog.create(form.read(locale, true));
            Said.done("product.createdNow", created.name()).on(said);
            return "redirect:/products/" + created.id();
        } catch (Refused refused) {
            return again(null, form, refused, model, response);
        }
    }

    @PostMapping("/{id}")
    String save(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> values,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        requirePricing();
        Product before = catalog.require(id);
        ProductForm form = ProductForm.of(values);
        try {
            Product after = catalog.change(id, form.read(locale, before.active()), null);
            Said.done("product.savedNow", after.name()).on(said);
            return "redirect:/products/{id}";
        } catch (Refused refused) {
            return again(before, form, refused, model, response);
        }
    }

    private String again(
            @Nullable Product product, ProductForm form, Refused refused, Model model, HttpServletResponse response) {
        response.setStatus(refused.kind() == Refused.Kind.CONFLICT ? 409 : 422);
        Map<String, String> labels = Stream.of("name", "series", "listPrice", "floorPrice", "aliases")
                .collect(Collectors.toMap(field -> field, field -> wording.text("product.field." + field)));
        Map<String, String> faults = wording.byField(refused, labels);
        model.addAttribute("problem", faults.isEmpty() ? wording.of(refused) : null);
        return show(product, form, faults, model);
    }

    private String show(@Nullable Product product, ProductForm form, Map<String, String> faults, Model model) {
        model.addAttribute("product", product);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("currencies", list.currencies());
        model.addAttribute(
                "names",
                form.bundle()
                        ? catalog.offered().stream()
                                .filter(p -> !p.isBundle())
                                .map(Product::name)
                                .toList()
                        : java.util.List.of());
        return "catalog/edit";
    }

    private void requirePricing() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
    }
}
