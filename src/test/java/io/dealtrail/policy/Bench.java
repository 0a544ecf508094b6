package io.dealtrail.policy;

import io.dealtrail.engine.Step;
import io.dealtrail.engine.StepCatalogue;
import io.dealtrail.engine.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The policy amid the models that the product ships, without the product around it. */
final class Bench implements Surroundings {

    static final Map<String, byte[]> SHIPPED = files();
    private static final Map<String, List<String>> STEPS = read();

    private Bench() {}

    static Policy policy() {
        return policy((kind, key, xml) -> List.of());
    }

    static Policy policy(Trial trial) {
        return new Policy(new Bench(), trial);
    }

    static String text(String key) {
        return new String(SHIPPED.get(key), StandardCharsets.UTF_8);
    }

    /** A shipped model after an edit. */
    static Verdict edited(String key, UnaryOperator<String> edit) {
        return check(key, edit.apply(text(key)));
    }

    static Verdict check(String key, String xml) {
        return policy().check(Candidate.of(xml.getBytes(StandardCharsets.UTF_8), key));
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(Path.of("processes"))) {
            for (Path file : found.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".bpmn") || name.endsWith(".dmn")) {
                    files.put(name.substring(0, name.lastIndexOf('.')), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> steps = new TreeMap<>();
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Step.class));
        scanner.findCandidateComponents("io.dealtrail").forEach(found -> {
            try {
                Step step = Class.forName(found.getBeanClassName()).getAnnotation(Step.class);
                steps.put(step.value(), StepCatalogue.written(step));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
        return steps;
    }

    @Override
    public Map<String, List<String>> steps() {
        return STEPS;
    }

    @Override
    public Set<String> models() {
        return SHIPPED.keySet();
    }

    @Override
    public Optional<byte[]> newest(String key) {
        return Optional.ofNullable(SHIPPED.get(key));
    }

    @Override
    public Optional<byte[]> shipped(String key) {
        return newest(key);
    }
}
