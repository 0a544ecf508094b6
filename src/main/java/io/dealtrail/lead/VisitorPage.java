package io.dealtrail.lead;

import io.dealtrail.lead.Visitors.Outcome;
import io.dealtrail.lead.Visitors.Submission;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.ReaderLocale;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A web form as strangers see it, on its own or in a frame of the sites that the form names. */
@Controller
@RequestMapping("/w/{key}")
class VisitorPage {

    private final WebForms forms;
    private final Visitors visitors;
    private final Wording wording;
    private final Clock clock;

    VisitorPage(WebForms forms, Visitors visitors, Wording wording, Clock clock) {
        this.forms = forms;
        this.visitors = visitors;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping
    String form(@PathVariable String key, HttpServletRequest request, HttpServletResponse response, Model model) {
        return show(open(key, request, response), Map.of(), Map.of(), model);
    }

    @GetMapping("/thanks")
    String thanks(@PathVariable String key, HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("form", open(key, request, response));
        return "lead/thanks";
    }

    @PostMapping
    String send(
            @PathVariable String key,
            @RequestParam Map<String, String> values,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        WebForm form = open(key, request, response);
        try {
            Outcome outcome = visitors.submit(form, new Submission(values, request.getRemoteAddr(), origin(request)));
            if (outcome == Outcome.STALE) {
                model.addAttribute("problem", wording.text("webForm.stale"));
                return show(form, values, Map.of(), model);
            }
            return "redirect:" + (form.thanksUrl() == null ? "/w/" + key + "/thanks" : form.thanksUrl());
        } catch (Refused refused) {
            Map<String, String> faults = faults(refused);
            if (faults.isEmpty()) {
                model.addAttribute("problem", wording.of(refused));
            }
            response.setStatus(refused.kind() == Refused.Kind.LIMIT ? 429 : 422);
            return show(form, values, faults, model);
        }
    }

    private String show(WebForm form, Map<String, String> values, Map<String, String> faults, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("values", values);
        model.addAttribute("faults", faults);
        model.addAttribute("stamp", Stamp.issue(forms.seal(form), clock.instant()));
        return "lead/visitor";
    }

    /** The form, with its language and with the sites that may frame it told to the browser. */
    private WebForm open(String key, HttpServletRequest request, HttpServletResponse response) {
        WebForm form = forms.live(key).orElseThrow(() -> new NotFound("form", ""));
        if (form.language() != null) {
            ReaderLocale.choose(request, Locale.forLanguageTag(form.language()));
        }
        String frames = form.origins().isEmpty() ? "'none'" : "'self' " + String.join(" ", form.origins());
        String onwards = form.thanksUrl() == null ? "" : " " + NewWebForm.site(form.thanksUrl());
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'self'"
                        + onwards + "; frame-ancestors " + frames);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return form;
    }

    private Map<String, String> faults(Refused refused) {
        Map<String, String> labels = new HashMap<>();
        for (String field : WebForms.FIELDS) {
            labels.put(field, wording.text("webForm.field." + field));
            labels.put("contact." + field, wording.text("webForm.field." + field));
        }
        Map<String, String> faults = new HashMap<>();
        wording.byField(refused, labels).forEach((field, text) -> faults.put(field.replace("contact.", ""), text));
        return faults;
    }

    private static @Nullable String origin(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || origin.equals("null") ? request.getHeader(HttpHeaders.REFERER) : origin;
    }
}
