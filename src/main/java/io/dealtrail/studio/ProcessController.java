package io.dealtrail.studio;

import io.dealtrail.drawing.Pictures;
import io.dealtrail.engine.Models;
import io.dealtrail.shared.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The models and all their versions, for who leads and for auditors. */
@RestController
class ProcessController {

    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    /** @param running running instances by version */
    record ModelView(
            String id,
            String name,
            Models.Kind kind,
            int version,
            @Nullable Integer stage,
            @Nullable Integer winProbability,
            Map<Integer, Long> running,
            Map<Integer, Long> failedJobs,
            @Nullable String changedBy,
            @Nullable Instant changedAt,
            @Nullable String reason,
            @Nullable String origin,
            boolean updateAvailable,
            int openDrafts) {

        static ModelView of(ModelOverview.Row row) {
            Publication last = row.published();
            return new ModelView(
                    row.model().key(),
                    row.model().name(),
                    row.model().kind(),
                    row.model().version(),
                    row.stage(),
                    row.probability(),
                    row.load().stream()
                            .collect(Collectors.toMap(ModelOverview.Load::version, ModelOverview.Load::running)),
                    row.load().stream()
                            .filter(l -> l.failedJobs() > 0)
                            .collect(Collectors.toMap(ModelOverview.Load::version, ModelOverview.Load::failedJobs)),
                    last == null ? null : last.publishedBy(),
                    last == null ? null : last.publishedAt(),
                    last == null ? null : last.reason(),
                    last == null ? null : last.origin(),
                    row.update(),
                    row.drafts().size());
        }
    }

    record VersionView(
            int version,
            boolean current,
            @Nullable String draft,
            @Nullable String publishedBy,
            @Nullable String reviewedBy,
            @Nullable Instant publishedAt,
            @Nullable String reason,
            @Nullable String origin,
            @Nullable Integer restoredFrom,
            @Nullable String sha256,
            long running,
            long failedJobs) {}

    private final ModelOverview overview;
    private final Models models;
    private final Publications publications;
    private final Drafts drafts;
    private final Access access;

    ProcessController(ModelOverview overview, Models models, Publications publications, Drafts drafts, Access access) {
        this.overview = overview;
        this.models = models;
        this.publications = publications;
        this.drafts = drafts;
        this.access = access;
    }

    @GetMapping("/api/processes")
    Map<String, List<ModelView>> all() {
        return Map.of("items", overview.rows().stream().map(ModelView::of).toList());
    }

    @GetMapping("/api/processes/{key}")
    ModelView one(@PathVariable String key) {
        return ModelView.of(overview.one(key));
    }

    /** The newest first. */
    @GetMapping("/api/processes/{key}/versions")
    Map<String, List<VersionView>> versions(@PathVariable String key) {
        access.requireReader();
        List<Models.Model> all = models.versions(key);
        if (all.isEmpty()) {
            throw new NotFound("model", key);
        }
        Map<Integer, Publication> by =
                publications.of(key).stream().collect(Collectors.toMap(Publication::version, Function.identity()));
        Map<Integer, Models.Load> load = models.load().stream()
                .filter(l -> l.key().equals(key))
                .collect(Collectors.toMap(Models.Load::version, Function.identity()));
        return Map.of(
                "items",
                all.stream()
                        .map(m -> view(m, m.equals(all.get(0)), by.get(m.version()), load.get(m.version())))
                        .toList());
    }

    private static VersionView view(
            Models.Model model, boolean current, @Nullable Publication by, Models.@Nullable Load load) {
        return new VersionView(
                model.version(),
                current,
                by == null ? null : by.draft(),
                by == null ? null : by.publishedBy(),
                by == null ? null : by.reviewedBy(),
                by == null ? null : by.publishedAt(),
                by == null ? null : by.reason(),
                by == null ? null : by.origin(),
                by == null ? null : by.restoredFrom(),
                by == null ? null : by.hash(),
                load == null ? 0 : load.running(),
                load == null ? 0 : load.failedJobs());
    }

    /** The file exactly as it was published. */
    @GetMapping({"/api/processes/{key}/versions/{version:\\d+}.bpmn", "/studio/{key}/versions/{version:\\d+}.bpmn"})
    ResponseEntity<byte[]> bpmn(@PathVariable String key, @PathVariable int version) {
        return file(key, version, Models.Kind.BPMN);
    }

    @GetMapping({"/api/processes/{key}/versions/{version:\\d+}.dmn", "/studio/{key}/versions/{version:\\d+}.dmn"})
    ResponseEntity<byte[]> dmn(@PathVariable String key, @PathVariable int version) {
        return file(key, version, Models.Kind.DMN);
    }

    /** The drawing as a picture. */
    @GetMapping({"/api/processes/{key}/versions/{version:\\d+}.svg", "/studio/{key}/versions/{version:\\d+}.svg"})
    ResponseEntity<String> svg(@PathVariable String key, @PathVariable int version) {
        return picture(models.bytes(require(key, version, Models.Kind.BPMN)));
    }

    /** A draft's drawing as a picture. */
    @GetMapping({"/api/processes/{key}/drafts/{id}.svg", "/studio/{key}/drafts/{id}.svg"})
    ResponseEntity<String> svg(@PathVariable String key, @PathVariable String id) {
        Draft draft = drafts.find(key, id);
        if (draft.kind() != Models.Kind.BPMN) {
            throw new NotFound("draft", id);
        }
        return picture(draft.xml());
    }

    private static ResponseEntity<String> picture(byte[] bpmn) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .cacheControl(CacheControl.noCache())
                .body(Pictures.svg(bpmn));
    }

    // As an attachment: a browser shows XML by what stands in it.
    private ResponseEntity<byte[]> file(String key, int version, Models.Kind kind) {
        Models.Model model = require(key, version, kind);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(model))
                .body(models.bytes(model));
    }

    private Models.Model require(String key, int version, Models.Kind kind) {
        access.requireReader();
        return models.find(key, version)
                .filter(m -> m.kind() == kind)
                .orElseThrow(() -> new NotFound("model", key + " " + version));
    }

    private static String attachment(Models.Model model) {
        return ContentDisposition.attachment()
                .filename(model.file().replace(".", "-v" + model.version() + "."))
                .build()
                .toString();
    }
}
