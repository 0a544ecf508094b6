package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every letter as customers get it, in both languages, and the company's own words around it. */
@Controller
@RequestMapping("/letters")
class LettersPage {

    static final List<String> LANGUAGES = List.of("en", "zh-CN");

    private final LetterPreview letters;
    private final LetterWordings wordings;
    private final People people;
    private final Actors actors;
    private final MessageSource messages;
    private final Wording wording;

    LettersPage(
            LetterPreview letters,
            LetterWordings wordings,
            People people,
            Actors actors,
            MessageSource messages,
            Wording wording) {
        this.letters = letters;
        this.wordings = wordings;
        this.people = people;
        this.actors = actors;
        this.messages = messages;
        this.wording = wording;
    }

    @GetMapping
    String all(Model model) {
        requireKeeper(actors);
        if (letters.templates().isEmpty()) {
            model.addAttribute("names", Map.of());
            return "notification/letters";
        }
        return show(letters.templates().get(0), "en", "html", model);
    }

    @GetMapping("/{template}")
    String one(
            @PathVariable String template,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "html") String as,
            Model model) {
        requireKeeper(actors);
        return show(required(template), known(language), as, model);
    }

    @PostMapping("/{template}")
    String change(
            @PathVariable String template,
            @RequestParam String language,
            @RequestParam Map<String, String> entered,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        requireKeeper(actors);
        String version = entered.getOrDefault("version", "");
        LetterWording wanted = new LetterWording(
                entered.get("introduction"),
                entered.get("closing"),
                version.matches("\\d{1,8}") ? Integer.parseInt(version) : -1);
        try {
            wordings.change(required(template), known(language), wanted);
            Said.done("letter.saidSaved", name(template)).on(said);
            return "redirect:/letters/" + template + "?language=" + language;
        } catch (Refused refused) {
            response.setStatus(refused.kind() == Refused.Kind.CONFLICT ? 409 : 422);
            Map<String, String> faults = wording.byField(
                    refused,
                    Map.of(
                            "introduction", wording.text("letter.introduction"),
                            "closing", wording.text("letter.closing")));
            if (faults.isEmpty()) {
                model.addAttribute("problem", wording.of(refused));
            }
            model.addAttribute("faults", faults);
            model.addAttribute("entered", wanted);
            return show(template, language, "html", model);
        }
    }

    private String show(String template, String language, String as, Model model) {
        Map<String, String> names = new LinkedHashMap<>();
        letters.templates().forEach(t -> names.put(t, name(t)));
        List<LetterWordings.Version> versions = wordings.versions(template, language);
        LetterWording current = wordings.current(template, language);
        model.addAttribute("names", names);
        model.addAttribute("template", template);
        model.addAttribute("language", language);
        model.addAttribute("languages", LANGUAGES);
        model.addAttribute("as", as.equals("text") ? "text" : "html");
        model.addAttribute("preview", letters.sample(template, Locale.forLanguageTag(language)));
        model.addAttribute("wording", model.getAttribute("entered") == null ? current : model.getAttribute("entered"));
        model.addAttribute("version", current.version());
        model.addAttribute("placeholders", LetterWording.PLACEHOLDERS);
        model.addAttribute("versions", versions);
        model.addAttribute(
                "people",
                people.names(
                        versions.stream().map(LetterWordings.Version::changedBy).toList()));
        return "notification/letters";
    }

    /** What people call it; a letter without a name by its file's. */
    private String name(String template) {
        String fallback = template.replace('-', ' ');
        return String.valueOf(
                messages.getMessage("letter.name." + template, null, fallback, LocaleContextHolder.getLocale()));
    }

    private String required(String template) {
        if (!letters.templates().contains(template)) {
            throw new NotFound("letter", template);
        }
        return template;
    }

    static String known(@Nullable String language) {
        if (language == null || !LANGUAGES.contains(language)) {
            throw Refused.malformed("letter.language", String.valueOf(language));
        }
        return language;
    }

    static void requireKeeper(Actors actors) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
    }
}
