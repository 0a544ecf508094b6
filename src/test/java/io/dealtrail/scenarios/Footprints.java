package io.dealtrail.scenarios;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which nodes of the shipped models the engine has recorded as passed: entered and left, not cancelled. Error end events and
 * event-based gateways it always records as cancelled, since the event takes their place, and so it does a sub-process that an
 * event on its border ends.
 */
final class Footprints {

    private static final int CANCELLED = 2;

    private final JdbcTemplate jdbc;

    Footprints(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code model.node} of all that nobody has passed. */
    Set<String> missing() {
        Set<String> nodes = new TreeSet<>();
        Stream.of("deal", "lead-qualification", "needs-analysis", "proposal", "negotiation", "contract", "after-sales")
                .forEach(model -> nodes(model).forEach(nodes::add));
        jdbc.queryForList("""
                        select distinct proc_def_key_ || '.' || act_id_ from act_hi_actinst
                        where end_time_ is not null
                        and (act_inst_state_ <> ? or act_type_ in ('errorEndEvent', 'eventBasedGateway', 'subProcess'))""", String.class, CANCELLED).forEach(nodes::remove);
        return nodes;
    }

    private static Stream<String> nodes(String model) {
        return Bpmn.readModelFromFile(Path.of("processes", model + ".bpmn").toFile())
                .getModelElementsByType(FlowNode.class)
                .stream()
                .map(node -> model + "." + node.getId());
    }
}
