package io.dealtrail.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One process, the one that is edited, begun by nothing but a deal; every reference inside the file leads somewhere. */
final class Structure implements Rule {

    static final int MOST_NODES = 300;
    static final Pattern ID = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,99}");

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        if (file.size() > MOST_NODES) {
            findings.error("process.size", file.process(), String.valueOf(file.size()), String.valueOf(MOST_NODES));
            return;
        }
        ids(file, findings);
        process(file, context, findings);
        pool(file, findings);
        starts(file, null, findings);
        for (Node node : file.nodes()) {
            if (node.is("subProcess")) {
                starts(file, node, findings);
            }
            event(node, findings);
            host(file, node, findings);
        }
        for (Element flow : file.looseFlows()) {
            findings.error("flow.ends", flow, Findings.fix("remove-element"), flow.title());
        }
    }

    private static void ids(ProcessFile file, Findings findings) {
        Set<String> ids = new HashSet<>();
        for (Element element : file.root().all()) {
            String id = element.get("id");
            if (id == null || element.is("camunda:property", "camunda:formField", "camunda:value")) {
                continue;
            }
            if (!ID.matcher(id).matches()) {
                findings.error("xml.id", element, id);
            }
            if (!ids.add(id)) {
                findings.error("xml.duplicate-id", element, id);
            }
        }
    }

    private static void process(ProcessFile file, Context context, Findings findings) {
        List<Element> processes = file.root().children("process").toList();
        if (processes.size() != 1) {
            findings.error("process.one", file.root(), String.valueOf(processes.size()));
        }
        String against = context.against();
        if (against != null && !file.key().equals(against)) {
            findings.error("process.id", file.process(), Findings.fix("rename", "id", against), file.key(), against);
        }
        if (!"true".equals(file.process().get("isExecutable"))) {
            findings.error("process.executable", file.process(), Findings.fix("executable"));
        }
        if (file.process().get("isClosed") != null && file.process().yes("isClosed")) {
            findings.error("attribute.unknown", file.process(), "isClosed", file.key());
        }
    }

    private static void pool(ProcessFile file, Findings findings) {
        List<Element> pools = file.root().path("collaboration", "participant");
        if (file.root().children("collaboration").count() > 1 || pools.size() > 1) {
            findings.error("process.one-pool", file.root());
        }
        for (Element pool : pools) {
            if (!file.key().equals(pool.get("processRef"))) {
                findings.error("process.one-pool", pool);
            }
        }
    }

    private static void starts(ProcessFile file, @Nullable Node scope, Findings findings) {
        Element at = scope == null ? file.process() : scope.element();
        List<Node> starts = file.starts(scope);
        boolean byEvent = scope != null && scope.eventSubProcess();
        if (starts.size() != 1) {
            findings.error("start.one", at, at.title(), String.valueOf(starts.size()));
        }
        for (Node start : starts) {
            if (byEvent && start.definition() == null) {
                findings.error("start.event", start.element(), at.title());
            } else if (!byEvent && start.definition() != null) {
                findings.error(scope == null ? "start.by-itself" : "start.plain", start.element(), at.title());
            }
        }
        if (scope != null
                && byEvent
                && (!file.to(scope).isEmpty() || !file.from(scope).isEmpty())) {
            findings.error("start.event-flow", at, at.title());
        }
    }

    private static void event(Node node, Findings findings) {
        long definitions = node.element().children().stream()
                .filter(c -> c.name().endsWith("EventDefinition"))
                .count();
        boolean needed = node.is("intermediateCatchEvent", "boundaryEvent");
        if (definitions > 1 || (needed && definitions == 0)) {
            findings.error(
                    "event.one-definition", node.element(), node.element().title());
        }
    }

    private static void host(ProcessFile file, Node node, Findings findings) {
        if (node.is("boundaryEvent")) {
            Node host = file.node(node.element().get("attachedToRef", ""));
            if (host == null
                    || host.scope() != node.scope()
                    || host.eventSubProcess()
                    || !host.kind().matches(".*(Task|Activity|subProcess)")) {
                findings.error("event.host", node.element(), node.element().title());
            }
            if (!file.to(node).isEmpty()) {
                findings.error("flow.into-event", node.element(), node.element().title());
            }
        }
        String standard = node.element().get("default");
        if (standard != null && file.from(node).stream().noneMatch(f -> f.id().equals(standard))) {
            findings.error(
                    "flow.default-unknown", node.element(), node.element().title(), standard);
        }
        if (node.is("startEvent") && !file.to(node).isEmpty()) {
            findings.error("flow.into-event", node.element(), node.element().title());
        }
        if (node.is("endEvent") && !file.from(node).isEmpty()) {
            findings.error("flow.after-end", node.element(), node.element().title());
        }
        if (file.from(node).isEmpty() && !node.is("endEvent", "subProcess")) {
            findings.warning(
                    "flow.dead-end",
                    node.element(),
                    Findings.fix("end-event"),
                    node.element().title());
        }
        if (file.to(node).isEmpty() && !node.is("startEvent", "boundaryEvent") && !node.eventSubProcess()) {
            findings.warning("flow.unreached", node.element(), node.element().title());
        }
    }
}
