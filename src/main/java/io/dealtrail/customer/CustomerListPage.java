package io.dealtrail.customer;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Page;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/customers")
class CustomerListPage {

    private final AccountList list;
    private final SimilarAccounts similar;
    private final Actors actors;

    CustomerListPage(AccountList list, SimilarAccounts similar, Actors actors) {
        this.list = list;
        this.similar = similar;
        this.actors = actors;
    }

    @GetMapping
    String customers(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String industry,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            HtmxRequest htmx,
            Model model) {
        boolean further = after != null && !after.isBlank();
        AccountList.Filter filter = new AccountList.Filter(q, region, industry, sort);
        model.addAttribute("filter", filter);
        model.addAttribute("page", list.page(actors.person(), filter, Page.DEFAULT_SIZE, further ? after : null));
        if (!htmx.isHtmxRequest()) {
            model.addAttribute("regions", list.values("region"));
            model.addAttribute("industries", list.values("industry"));
        }
        return htmx.isHtmxRequest() ? "customer/list :: " + (further ? "rows" : "results") : "customer/list";
    }

    /** What is known already of a company or person that is being typed. */
    @GetMapping("/like")
    String like(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String here,
            Model model) {
        actors.requireWorker();
        model.addAttribute("similar", similar.typed(actors.person(), name, region, phone, email));
        model.addAttribute("here", here);
        return "customer/like :: like";
    }

    /** Names of customers that begin so, for fields that complete themselves. */
    @GetMapping("/names")
    String names(
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable String name,
            Model model) {
        String typed = parent == null ? name : parent;
        model.addAttribute("similar", similar.typed(actors.person(), typed, null, null, null));
        return "customer/like :: names";
    }
}
