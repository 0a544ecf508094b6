package io.dealtrail.engine;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The models as the engine has them, version by version, and the only way to bring in a new one. */
@Component
public class Models {

    public enum Kind {
        BPMN,
        DMN
    }

    /**
     * One version of a model.
     *
     * @param key id of the process or decision, and name of its file
     * @param version 1-based, counted by the engine
     * @param definition the engine's id of this version
     */
    public record Model(String key, String name, Kind kind, int version, String definition) {

        public String file() {
            return key + (kind == Kind.BPMN ? ".bpmn" : ".dmn");
        }
    }

    /** How much of the running work a version carries. */
    public record Load(String key, int version, long running, long failedJobs) {}

    /** Announces a version in the transaction that brings it in. */
    public record Published(Model model) {}

    private final RepositoryService repository;
    private final ManagementService management;
    private final Drawings drawings;
    private final ShippedFiles shipped;
    private final ObjectProvider<Gate> gates;
    private final ApplicationEventPublisher events;

    Models(
            RepositoryService repository,
            ManagementService management,
            Drawings drawings,
            ShippedFiles shipped,
            ObjectProvider<Gate> gates,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.management = management;
        this.drawings = drawings;
        this.shipped = shipped;
        this.gates = gates;
        this.events = events;
    }

    /** The newest version of each: the backbone, its stages from left to right, other processes, then tables by name. */
    public List<Model> all() {
        List<String> stages = drawings.stages().stream().map(Stage::key).toList();
        List<Model> found = new ArrayList<>();
        repository.createProcessDefinitionQuery().latestVersion().list().forEach(p -> found.add(model(p)));
        repository.createDecisionDefinitionQuery().latestVersion().list().forEach(d -> found.add(model(d)));
        found.sort(Comparator.comparing(Model::kind)
                .thenComparing(m -> !m.key().equals(Vocabulary.BACKBONE))
                .thenComparing(m -> stages.contains(m.key()) ? stages.indexOf(m.key()) : Integer.MAX_VALUE)
                .thenComparing(Model::name));
        return found;
    }

    public Optional<Model> find(String key) {
        return versions(key).stream().findFirst();
    }

    public Optional<Model> find(String key, int version) {
        return versions(key).stream().filter(m -> m.version() == version).findFirst();
    }

    /** Newest first; empty for an unknown key. */
    public List<Model> versions(String key) {
        List<Model> found = new ArrayList<>();
        repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .list()
                .forEach(p -> found.add(model(p)));
        if (found.isEmpty()) {
            repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(key)
                    .list()
                    .forEach(d -> found.add(model(d)));
        }
        found.sort(Comparator.comparingInt(Model::version).reversed());
        return found;
    }

    /** The file of a version, byte for byte as it was published. */
    public byte[] bytes(Model model) {
        try (InputStream file = model.kind() == Kind.BPMN
                ? repository.getProcessModel(model.definition())
                : repository.getDecisionModel(model.definition())) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NotFound for a version that does not exist */
    public byte[] bytes(String key, int version) {
        return bytes(find(key, version).orElseThrow(() -> new NotFound("model", key + " " + version)));
    }

    /** What came with the product, byte for byte; empty for a model of one's own. */
    public Optional<byte[]> shipped(String key) {
        return Optional.ofNullable(shipped.all().get(key));
    }

    /** Running instances and failed jobs of each version of each process that has any. */
    public List<Load> load() {
        return management.createProcessDefinitionStatisticsQuery().includeFailedJobs().list().stream()
                .filter(s -> s.getInstances() > 0 || s.getFailedJobs() > 0)
                .map(s -> new Load(s.getKey(), s.getVersion(), s.getInstances(), s.getFailedJobs()))
                .toList();
    }

    /** Running instances by version of one process; versions without any are left out. */
    public Map<Integer, Long> running(String key) {
        Map<Integer, Long> byVersion = new TreeMap<>();
        load().stream().filter(l -> l.key().equals(key)).forEach(l -> byVersion.put(l.version(), l.running()));
        return byVersion;
    }

    /**
     * Publishes models together: exactly the bytes that the gate admitted, in the caller's transaction. New deals run on the new
     * versions from its commit on; running ones stay where they are.
     *
     * @param models bytes by key
     * @return the new versions by key
     * @throws ModelRefused if one of them may not reach the engine; nothing is published then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Model> publish(Map<String, byte[]> models) {
        gates.forEach(gate -> gate.admit(models));
        DeploymentBuilder deployment =
                repository.createDeployment().name("models").source("dealtrail");
        models.forEach((key, xml) -> deployment.addInputStream(
                "processes/" + key + (ShippedFiles.isTable(xml) ? ".dmn" : ".bpmn"), new ByteArrayInputStream(xml)));
        DeploymentWithDefinitions deployed = deployment.deployWithResult();
        Map<String, Model> published = new TreeMap<>();
        definitions(deployed.getDeployedProcessDefinitions()).forEach(d -> published.put(d.getKey(), model(d)));
        definitions(deployed.getDeployedDecisionDefinitions()).forEach(d -> published.put(d.getKey(), model(d)));
        if (!published.keySet().equals(models.keySet())) {
            throw new IllegalArgumentException("published " + published.keySet() + " for " + models.keySet());
        }
        published.values().forEach(model -> {
            events.publishEvent(new Published(model));
            events.publishEvent(DealEvent.of("model:" + model.key(), "model.deployed")
                    .with("version", model.version())
                    .with("hash", Sha256.hex(Objects.requireNonNull(models.get(model.key())))));
        });
        return published;
    }

    private static <T> List<T> definitions(@Nullable List<T> found) {
        return found == null ? List.of() : found;
    }

    private static Model model(ResourceDefinition found) {
        Kind kind = found instanceof DecisionDefinition ? Kind.DMN : Kind.BPMN;
        String name = found.getName() == null ? found.getKey() : found.getName();
        return new Model(found.getKey(), name, kind, found.getVersion(), found.getId());
    }
}
