package io.dealtrail.studio;

import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Models;
import io.dealtrail.engine.Stage;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The models as managers look at them: what is current, who changed it, what runs on it, what is on its way. */
@Component
@Transactional(readOnly = true)
class ModelOverview {

    /** How much runs on a version, and fails there. */
    record Load(int version, long running, long failedJobs) {}

    /**
     * @param probability win probability in percent when it is a stage
     * @param published who brought its current version in; null when nobody knows
     * @param by name of that person
     * @param load versions that have any, the newest first
     * @param update whether the product brings a newer one than it was made from
     */
    record Row(
            Models.Model model,
            @Nullable Integer stage,
            @Nullable Integer probability,
            @Nullable Publication published,
            @Nullable String by,
            List<Load> load,
            List<DraftRow> drafts,
            boolean update) {

        public long running() {
            return load.stream().mapToLong(Load::running).sum();
        }

        /** Running on versions that are no longer current. */
        public long behind() {
            return load.stream()
                    .filter(l -> l.version() != model.version())
                    .mapToLong(Load::running)
                    .sum();
        }

        public long failedJobs() {
            return load.stream().mapToLong(Load::failedJobs).sum();
        }

        /** Failing on the current version, where an earlier one could take over. */
        public long failing() {
            return model.version() == 1
                    ? 0
                    : load.stream()
                            .filter(l -> l.version() == model.version())
                            .mapToLong(Load::failedJobs)
                            .sum();
        }
    }

    /** @param fresh drafts of models that do not exist yet */
    record All(List<Row> stages, Row backbone, List<Row> processes, List<Row> tables, List<DraftRow> fresh) {}

    private final Models models;
    private final Drawings drawings;
    private final Publications publications;
    private final DraftLists drafts;
    private final Access access;
    private final Map<String, String> shipped = new ConcurrentHashMap<>();

    ModelOverview(Models models, Drawings drawings, Publications publications, DraftLists drafts, Access access) {
        this.models = models;
        this.drawings = drawings;
        this.publications = publications;
        this.drafts = drafts;
        this.access = access;
    }

    List<Row> rows() {
        access.requireReader();
        return rows(drafts.open());
    }

    All all() {
        access.requireReader();
        List<DraftRow> open = drafts.open();
        List<Row> rows = rows(open);
        List<Row> stages = rows.stream().filter(r -> r.stage() != null).toList();
        Row backbone = rows.stream()
                .filter(r -> r.model().key().equals(Vocabulary.BACKBONE))
                .findFirst()
                .orElseThrow(() -> new NotFound("model", Vocabulary.BACKBONE));
        List<Row> processes = rows.stream()
                .filter(r -> r.model().kind() == Models.Kind.BPMN && r.stage() == null && r != backbone)
                .toList();
        List<Row> tables =
                rows.stream().filter(r -> r.model().kind() == Models.Kind.DMN).toList();
        return new All(stages, backbone, processes, tables, fresh(open, rows));
    }

    /** @throws NotFound for a model that does not exist */
    Row one(String key) {
        return rows().stream()
                .filter(r -> r.model().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("model", key));
    }

    private List<Row> rows(List<DraftRow> open) {
        List<Models.Load> load = models.load();
        Map<String, Publications.Signed> newest = publications.newest();
        Map<String, Stage> stages =
                drawings.stages().stream().collect(Collectors.toMap(Stage::key, s -> s, (a, b) -> a));
        List<Row> rows = new ArrayList<>();
        for (Models.Model model : models.all()) {
            Stage stage = stages.get(model.key());
            Publications.Signed signed = newest.get(model.key());
            rows.add(new Row(
                    model,
                    stage == null ? null : stage.position(),
                    stage == null ? null : stage.probability(),
                    signed == null ? null : signed.publication(),
                    signed == null ? null : signed.byName(),
                    of(load, model.key()),
                    open.stream().filter(d -> d.model().equals(model.key())).toList(),
                    signed != null && isNewer(model.key(), signed.publication())));
        }
        return rows;
    }

    private static List<Load> of(List<Models.Load> all, String key) {
        return all.stream()
                .filter(l -> l.key().equals(key))
                .map(l -> new Load(l.version(), l.running(), l.failedJobs()))
                .sorted(java.util.Comparator.comparingInt(Load::version).reversed())
                .toList();
    }

    private boolean isNewer(String key, Publication current) {
        String hash = shipped.computeIfAbsent(
                key, k -> models.shipped(k).map(Sha256::hex).orElse(""));
        return !hash.isEmpty() && !Objects.equals(hash, current.shippedHash());
    }

    private static List<DraftRow> fresh(List<DraftRow> open, List<Row> rows) {
        return open.stream()
                .filter(d -> rows.stream().noneMatch(r -> r.model().key().equals(d.model())))
                .toList();
    }
}
