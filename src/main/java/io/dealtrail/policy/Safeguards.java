package io.dealtrail.policy;

import io.dealtrail.engine.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Approvals stay: the mandatory task, who may do it, what it answers, and the decision and gateways around it. */
final class Safeguards implements Rule {

    private static final List<String> WHO =
            List.of("camunda:candidateGroups", "camunda:candidateUsers", "camunda:assignee");

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        String key = context.against();
        if (key == null) {
            return;
        }
        Optional<ProcessFile> original = context.original();
        for (String kind : new TreeSet<>(Vocabulary.MANDATORY.keySet())) {
            List<Node> tasks = marked(file, kind);
            if (!key.equals(Vocabulary.MANDATORY.get(kind))) {
                tasks.forEach(t -> findings.error(
                        "safeguard.stranger", t.element(), kind, t.element().title()));
            } else if (tasks.size() != 1) {
                String title = original.map(o -> marked(o, kind)).orElse(List.of()).stream()
                        .map(t -> t.element().title())
                        .findFirst()
                        .orElse(kind);
                findings.error("safeguard.task", file.process(), title);
            } else if (original.isPresent() && marked(original.get(), kind).size() == 1) {
                Safeguard was = Safeguard.of(
                        original.get(), kind, marked(original.get(), kind).get(0), context);
                compare(original.get(), file, was, tasks.get(0), findings);
                new SafeguardPaths(original.get(), file, was, tasks.get(0)).check(findings);
            }
        }
    }

    private static List<Node> marked(ProcessFile file, String kind) {
        return file.nodes("userTask").stream()
                .filter(n -> kind.equals(n.element().property("dealtrail.mandatory")))
                .toList();
    }

    private static void compare(ProcessFile original, ProcessFile file, Safeguard was, Node task, Findings findings) {
        Element is = task.element();
        for (String attribute : WHO) {
            if (!Objects.equals(is.get(attribute), was.task().element().get(attribute))) {
                findings.error(
                        "safeguard.group", is, is.title(), was.task().element().get(attribute, "–"));
            }
        }
        for (Element field : was.task().element().path("extensionElements", "camunda:formData", "camunda:formField")) {
            if (was.answers().contains(field.id())) {
                answer(field, task, findings);
            }
        }
        Node now = task;
        for (@Nullable Node before = was.task(); before != null; before = before.scope()) {
            if (now == null || !loop(now).equals(loop(before))) {
                findings.error("safeguard.repeat", is, is.title());
                break;
            }
            now = now.scope();
        }
        if (now != null && loopsAround(now)) {
            findings.error("safeguard.repeat", is, is.title());
        }
        for (Node decider : was.deciders()) {
            if (file.nodes(decider.kind()).stream().noneMatch(n -> decides(n).equals(decides(decider)))) {
                findings.error("safeguard.decision", is, decider.element().title(), is.title());
            }
        }
        List<Names.Written> usual = Names.written(original);
        for (Names.Written written : Names.written(file)) {
            if (was.asked().contains(written.name()) && usual.stream().noneMatch(u -> same(u, written))) {
                findings.error(
                        "name.protected",
                        written.by(),
                        written.name(),
                        written.by().title());
            }
        }
    }

    private static boolean same(Names.Written one, Names.Written other) {
        return one.name().equals(other.name())
                && one.by().is(other.by().name())
                && Objects.equals(one.by().owner(), other.by().owner())
                && one.by().text().strip().equals(other.by().text().strip());
    }

    private static boolean loopsAround(Node node) {
        for (@Nullable Node scope = node; scope != null; scope = scope.scope()) {
            if (scope.repeats()) {
                return true;
            }
        }
        return false;
    }

    private static void answer(Element before, Node task, Findings findings) {
        Optional<Element> field =
                task.element().path("extensionElements", "camunda:formData", "camunda:formField").stream()
                        .filter(f -> f.id().equals(before.id()))
                        .findFirst();
        boolean kept = field.isPresent()
                && field.get().get("type", "").equals(before.get("type"))
                && (!required(before) || required(field.get()));
        if (!kept) {
            findings.error(
                    "safeguard.answer",
                    task.element(),
                    before.id(),
                    task.element().title());
        }
    }

    private static boolean required(Element field) {
        return field.path("camunda:validation", "camunda:constraint").stream()
                .anyMatch(c -> "required".equals(c.get("name")) && !"false".equals(c.get("config")));
    }

    private static List<String> loop(Node node) {
        return node.element()
                .child("multiInstanceLoopCharacteristics")
                .map(loop -> List.of(
                        loop.get("camunda:collection", ""),
                        loop.get("camunda:elementVariable", ""),
                        loop.get("isSequential", "false"),
                        text(loop, "loopCardinality"),
                        text(loop, "completionCondition")))
                .orElse(List.of());
    }

    private static String text(Element element, String child) {
        return element.child(child).map(c -> c.text().strip()).orElse("");
    }

    /** What a task decides by and where it puts the result. */
    private static List<String> decides(Node node) {
        Element element = node.element();
        List<String> parts = new ArrayList<>(List.of(
                node.step(),
                element.get("camunda:decisionRef", ""),
                element.get("camunda:resultVariable", ""),
                element.get("camunda:mapDecisionResult", "")));
        element.path("extensionElements", "camunda:inputOutput", "camunda:inputParameter").stream()
                .map(p -> p.get("name", "") + "=" + p.text().strip())
                .sorted()
                .forEach(parts::add);
        return parts;
    }
}
