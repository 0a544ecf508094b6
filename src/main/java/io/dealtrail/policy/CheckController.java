package io.dealtrail.policy;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says what is wrong with a file. Nothing of it is kept or executed. */
@RestController
@RequestMapping("/api/processes/check")
class CheckController {

    private final Policy policy;
    private final Actors actors;
    private final MessageSource messages;

    CheckController(Policy policy, Actors actors, MessageSource messages) {
        this.policy = policy;
        this.actors = actors;
        this.messages = messages;
    }

    record Found(
            String severity,
            String rule,
            @Nullable String element,
            int line,
            String message,
            @Nullable Fix fix) {}

    record Answer(boolean valid, List<Found> problems) {}

    /**
     * @param against key of the model that the file would replace
     * @param variables names that the file may read though it does not declare them, separated by commas
     */
    @PostMapping
    Answer check(
            @RequestParam(required = false) @Nullable String against,
            @RequestParam(required = false) @Nullable String variables,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.AUDITOR);
        byte[] xml = request.getInputStream().readNBytes(Xml.LARGEST + 1);
        String key = against == null || against.isBlank() ? null : against;
        Verdict verdict = policy.check(new Candidate(xml, key, names(variables), Map.of()));
        return new Answer(
                verdict.valid(),
                verdict.problems().stream().map(p -> found(p, locale)).toList());
    }

    private Found found(Problem problem, Locale locale) {
        return new Found(
                problem.severity().name().toLowerCase(Locale.ROOT),
                problem.rule(),
                problem.element(),
                problem.line(),
                problem.text(messages, locale),
                problem.fix());
    }

    private static Set<String> names(@Nullable String variables) {
        Set<String> names = new LinkedHashSet<>();
        if (variables != null) {
            Arrays.stream(variables.split(",")).map(String::strip).forEach(names::add);
        }
        return names;
    }
}
