package io.dealtrail.deal;

import io.dealtrail.customer.Interaction;
import io.dealtrail.customer.Interactions;
import io.dealtrail.deal.DealSheets.Sheet;
import io.dealtrail.engine.Expected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a deal's page shows: facts, the way through the stages, what comes next and why. What is not needed at first sight comes
 * afterwards: papers, contacts, timeline.
 */
@Component
class DealOverview {

    /** Parts that say what comes next. */
    private static final Set<String> NEXT = Set.of("tasks", "timers");

    /** Parts that have a section of their own. */
    private static final Set<String> ELSEWHERE = Set.of("tasks", "timers", "contacts");

    private final DealSheets sheets;
    private final StagePath path;
    private final FactSheet facts;
    private final List<DealPart> parts;
    private final Expected expected;
    private final Interactions interactions;
    private final DealVisibility visibility;

    DealOverview(
            DealSheets sheets,
            StagePath path,
            FactSheet facts,
            List<DealPart> parts,
            Expected expected,
            Interactions interactions,
            DealVisibility visibility) {
        this.sheets = sheets;
        this.path = path;
        this.facts = facts;
        this.parts = parts;
        this.expected = expected;
        this.interactions = interactions;
        this.visibility = visibility;
    }

    Map<String, @Nullable Object> of(String number) {
        Sheet sheet = sheets.require(number);
        Expected.Awaited awaited = expected.of(number);
        Map<String, @Nullable Object> model = head(sheet);
        model.put("path", path.of(sheet));
        model.put("facts", facts.of(sheet));
        model.put("more", facts.more(sheet));
        model.put("expected", sheet.workable() ? awaited.messages() : Set.of());
        model.put("waits", awaited.messages());
        model.put("dates", awaited.dates());
        model.put("parts", shown(number, part -> NEXT.contains(part.name())));
        return model;
    }

    /** What stands on top of the page. */
    Map<String, @Nullable Object> head(Sheet sheet) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("deal", sheet.deal());
        model.put("ownerName", sheet.ownerName() == null ? sheet.deal().owner() : sheet.ownerName());
        model.put("teamName", sheet.teamName() == null ? sheet.deal().team() : sheet.teamName());
        model.put("workable", sheet.workable());
        return model;
    }

    /** What is planned with the customer. */
    List<Interaction> planned(String number) {
        visibility.requireVisible(number);
        return interactions.planned(number);
    }

    /** What was offered, signed, complained about. */
    Map<String, @Nullable Object> papers(String number) {
        Sheet sheet = sheets.require(number);
        Map<String, @Nullable Object> model = head(sheet);
        model.put("parts", shown(number, part -> !ELSEWHERE.contains(part.name())));
        return model;
    }

    private Map<String, Object> shown(String number, Predicate<DealPart> wanted) {
        Map<String, Object> shown = new LinkedHashMap<>();
        parts.stream().filter(wanted).forEach(part -> shown.put(part.name(), part.shown(number)));
        return shown;
    }
}
