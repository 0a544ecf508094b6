package io.dealtrail.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses every element, attribute and text that is not written in a list. */
final class AllowList {

    private record Allowed(Set<String> attributes, Set<String> children) {

        boolean text() {
            return children.contains("#");
        }
    }

    private static final Set<String> ONCE = Set.of(
            "extensionElements",
            "camunda:formData",
            "camunda:inputOutput",
            "camunda:properties",
            "camunda:validation",
            "camunda:failedJobRetryTimeCycle",
            "camunda:list",
            "camunda:map",
            "conditionExpression",
            "completionCondition",
            "loopCardinality",
            "multiInstanceLoopCharacteristics",
            "collaboration",
            "laneSet",
            "dmn:inputExpression",
            "dmn:inputValues",
            "dmn:outputValues",
            "dmn:decisionTable",
            "dc:Bounds");

    private final Map<String, Allowed> allowed = new HashMap<>();

    private AllowList() {}

    /** Reads a list that lies beside this class. */
    static AllowList read(String resource) {
        try (InputStream file = AllowList.class.getResourceAsStream("/policy/" + resource)) {
            AllowList list = new AllowList();
            Map<String, String> names = new HashMap<>();
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> list.line(line, names));
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line, Map<String, String> names) {
        if (line.startsWith("@")) {
            String[] parts = line.split(" = ", 2);
            names.put(parts[0], parts[1]);
            return;
        }
        int colon = line.indexOf(": ");
        String[] parts = line.substring(colon + 2).split("\\|", -1);
        allowed.put(line.substring(0, colon), new Allowed(words(parts[0], names), words(parts[1], names)));
    }

    private static Set<String> words(String text, Map<String, String> names) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.trim().split("\\s+")) {
            words.addAll(Arrays.asList(names.getOrDefault(word, word).split("\\s+")));
        }
        words.remove("");
        return words;
    }

    void check(Element root, Findings findings) {
        check(root, "", findings);
    }

    private void check(Element element, String parent, Findings findings) {
        Allowed here = find(parent, element.name());
        if (here == null) {
            refuse(element, findings);
            return;
        }
        element.attributes().forEach((name, value) -> {
            if (!here.attributes().contains(name) || name.equals("xsi:type") && !value.equals("tFormalExpression")) {
                refuse(element, name, value, findings);
            }
        });
        if (!here.text() && !element.text().isBlank()) {
            findings.error("xml.text", element, element.text().strip());
        }
        once(element, findings);
        for (Element child : element.children()) {
            if (here.children().contains(child.name())) {
                check(child, element.name(), findings);
            } else {
                refuse(child, findings);
            }
        }
    }

    /** The engine reads the first of these and skips the others: a second would show one thing and run another. */
    private static void once(Element element, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (Element child : element.children()) {
            if (ONCE.contains(child.name()) && !seen.add(child.name())) {
                findings.error("element.twice", child, shortName(child.name()), element.title());
            }
        }
    }

    private @Nullable Allowed find(String parent, String name) {
        Allowed special = allowed.get(parent + ">" + name);
        return special == null ? allowed.get(name) : special;
    }

    private static void refuse(Element element, Findings findings) {
        String name = element.name();
        String rule = Forbidden.element(name);
        findings.error(rule, element, Findings.fix("remove-element", "name", name), shortName(name), element.title());
    }

    private static void refuse(Element element, String attribute, String value, Findings findings) {
        String rule = Forbidden.attribute(attribute);
        findings.error(
                rule,
                element,
                Findings.fix("remove-attribute", "name", attribute),
                rule.equals("xml.namespace") ? value : shortName(attribute),
                element.title());
    }

    private static String shortName(String name) {
        return name.startsWith("{") ? name.substring(name.indexOf('}') + 1) : name;
    }
}
