package io.dealtrail.link;

import io.dealtrail.document.Companies;
import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.RateLimit;
import io.dealtrail.web.ReaderLocale;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The door of customers. Who guesses learns nothing; who has a link that is over is told whom to ask. */
@Controller
@RequestMapping("/p/{token}")
class LinkController {

    /** A link that opens nothing any more. */
    private static final class Over extends RuntimeException {
        private final transient Link link;

        Over(Link link) {
            super(link.id());
            this.link = link;
        }
    }

    private final Links links;
    private final Map<String, LinkPage> pages;
    private final Companies companies;
    private final Actors actors;
    private final Wording wording;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final RateLimit limit;

    LinkController(
            Links links,
            List<LinkPage> pages,
            Companies companies,
            Actors actors,
            Wording wording,
            LinkSettings settings,
            Clock clock,
            TransactionTemplate transaction) {
        this.links = links;
        this.pages = pages.stream().collect(Collectors.toMap(LinkPage::purpose, Function.identity()));
        this.companies = companies;
        this.actors = actors;
        this.wording = wording;
        this.clock = clock;
        this.transaction = transaction;
        this.limit = new RateLimit(settings.perMinute(), 50_000, clock);
    }

    @GetMapping
    String show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Link link = open(token, lang, request, response, model);
        return as(link, () -> {
            transaction.executeWithoutResult(status -> links.opened(link));
            return page(link).show(link, model);
        });
    }

    @PostMapping
    String answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Link link = open(token, lang, request, response, model);
        String view = as(link, () -> {
            try {
                return page(link).answer(link, form, request, model);
            } catch (Refused refused) {
                Map<String, String> faults = wording.byField(refused, Map.of());
                if (faults.isEmpty()) {
                    model.addAttribute("problem", wording.of(refused));
                }
                model.addAttribute("faults", faults);
                model.addAttribute("form", form);
                response.setStatus(Wording.status(refused).value());
                return page(link).show(links.find(token).orElse(link), model);
            }
        });
        return view.isEmpty() ? "redirect:/p/" + token + (lang == null ? "" : "?lang=" + language(link, lang)) : view;
    }

    @GetMapping("/{file}")
    ResponseEntity<byte[]> file(
            @PathVariable String token,
            @PathVariable String file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Link link = open(token, null, request, response, model);
        LinkFile found = as(link, () -> page(link).file(link, file)).orElseThrow(() -> new NotFound("link", ""));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(found.type()))
                .body(found.content());
    }

    @ExceptionHandler
    ModelAndView over(Over over, HttpServletResponse response) {
        response.setStatus(410);
        boolean expired = over.link.revokedAt() == null;
        return new ModelAndView(
                "link/over",
                Map.of(
                        "company",
                        companies.current(),
                        "text",
                        wording.text(expired ? "link.expired" : "link.revoked")));
    }

    @ExceptionHandler
    ModelAndView unknown(NotFound missing, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(404);
        return new ModelAndView(
                "link/over", Map.of("company", companies.current(), "text", wording.text("link.unknown")));
    }

    private Link open(
            String token,
            @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        if (!limit.spend(String.valueOf(request.getRemoteAddr()))) {
            throw Refused.limit("link.limit");
        }
        Link link = links.find(token).orElseThrow(() -> new NotFound("link", ""));
        ReaderLocale.choose(request, Locale.forLanguageTag(language(link, lang)));
        if (!link.isLive(clock.instant())) {
            throw new Over(link);
        }
        model.addAttribute("link", link);
        model.addAttribute("token", token);
        model.addAttribute("company", companies.current());
        model.addAttribute("lang", lang == null ? null : language(link, lang));
        return link;
    }

    private static String language(Link link, @Nullable String lang) {
        return lang == null ? link.language().toLanguageTag() : lang.startsWith("zh") ? "zh-CN" : "en";
    }

    private LinkPage page(Link link) {
        return Optional.ofNullable(pages.get(link.purpose())).orElseThrow(() -> new NotFound("link", ""));
    }

    private <T> T as(Link link, java.util.function.Supplier<T> work) {
        return actors.callAs(Actor.customer(link.name()), work);
    }
}
