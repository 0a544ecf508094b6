package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A stage that does not exist yet: a process from a template, and its place in the backbone, drafted as one change. */
@Component
class NewStage {

    /** Where a stage may stand: behind one that is drawn in the main row. */
    record Place(String behind, String name) {}

    private static final int LONGEST_NAME = 60;
    private static final int MOST_PERCENT = 100;
    /** Words of addresses. */
    private static final Set<String> RESERVED = Set.of("new-stage", "drafts", "check", "vocabulary");

    private final Models models;
    private final Drafts drafts;
    private final DraftLists lists;
    private final Access access;

    NewStage(Models models, Drafts drafts, DraftLists lists, Access access) {
        this.models = models;
        this.drafts = drafts;
        this.lists = lists;
        this.access = access;
    }

    List<Place> places() {
        return Backbone.read(backbone()).places();
    }

    /**
     * Drafts the stage.
     *
     * @param key of its process; made from the name when blank
     * @param behind key of the stage that comes before it
     * @param probability win probability in percent
     * @return the drafts of its process and of the backbone, in this order
     */
    @Transactional
    public List<Draft> draft(
            @Nullable String name, @Nullable String key, @Nullable String behind, @Nullable Integer probability) {
        access.requireEditor();
        String called = name == null ? "" : name.strip();
        String id = key == null || key.isBlank() ? key(called) : key.strip();
        List<Refused.Field> faults = new ArrayList<>();
        if (called.isEmpty()) {
            faults.add(Refused.Field.of("name", "field.required", "name"));
        } else if (called.length() > LONGEST_NAME) {
            faults.add(Refused.Field.of("name", "field.tooLong", "name", LONGEST_NAME));
        }
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || id.length() > LONGEST_NAME) {
            faults.add(Refused.Field.of("key", "stage.key"));
        } else if (isTaken(id)) {
            faults.add(Refused.Field.of("key", "stage.keyTaken", id));
        }
        if (probability == null || probability < 0 || probability > MOST_PERCENT) {
            faults.add(Refused.Field.of("probability", "stage.probability"));
        }
        Backbone backbone = Backbone.read(backbone());
        if (backbone.places().stream().noneMatch(p -> p.behind().equals(behind))) {
            faults.add(Refused.Field.of("behind", "field.required", "behind"));
        }
        if (!faults.isEmpty() || behind == null || probability == null) {
            throw Refused.fields(faults);
        }
        Map<String, byte[]> change = new LinkedHashMap<>();
        change.put(id, StageTemplate.of(id, called));
        change.put(Vocabulary.BACKBONE, backbone.with(id, called, behind, probability));
        return drafts.startTogether(change, called);
    }

    private boolean isTaken(String key) {
        return RESERVED.contains(key)
                || models.find(key).isPresent()
                || lists.open().stream().anyMatch(d -> d.model().equals(key));
    }

    private byte[] backbone() {
        return models.bytes(
                models.find(Vocabulary.BACKBONE).orElseThrow(() -> new NotFound("model", Vocabulary.BACKBONE)));
    }

    /** "Pilot phase" is {@code pilot-phase}. */
    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+|-+$", "");
    }
}
