package io.dealtrail.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped models are drawn by a careful hand: the pictures are shown to everyone. */
class DrawingTest {

    private static final String RETENTION = "P180D";

    static List<Drawing> models() {
        return Shipped.PROCESSES.stream().map(Drawing::of).toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNodeAndFlowIsDrawnOnceInTheOneDiagram(Drawing drawing) {
        assertThat(drawing.all(BpmnPlane.class)).hasSize(1);
        var drawn = Stream.concat(
                drawing.all(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                drawing.all(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement));

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(drawing.all(FlowElement.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void noTwoShapesOverlap(Drawing drawing) {
        var shapes = List.copyOf(drawing.all(BpmnShape.class));
        for (var one : shapes) {
            for (var other : shapes.subList(shapes.indexOf(one) + 1, shapes.size())) {
                if (!holds(one, other) && !holds(other, one)) {
                    assertThat(box(one.getBounds()).intersects(box(other.getBounds())))
                            .as("%s over %s", id(one), id(other))
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aNodeLiesInsideTheSubProcessThatHoldsIt(Drawing drawing) {
        for (var shape : drawing.all(BpmnShape.class)) {
            if (shape.getBpmnElement().getParentElement() instanceof SubProcess holder) {
                assertThat(box(drawing.shape(holder).getBounds()).contains(box(shape.getBounds())))
                        .as(id(shape))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void flowsRunAtRightAnglesAndDoNotCross(Drawing drawing) {
        var edges = List.copyOf(drawing.all(BpmnEdge.class));
        for (var edge : edges) {
            assertThat(lines(edge)).as(id(edge)).allMatch(line -> line.x1 == line.x2 || line.y1 == line.y2);
            for (var other : edges.subList(edges.indexOf(edge) + 1, edges.size())) {
                if (!shareAnEnd(edge, other)) {
                    assertThat(lines(edge))
                            .as("%s crosses %s", id(edge), id(other))
                            .noneMatch(line -> lines(other).stream().anyMatch(line::intersectsLine));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void flowsRunRoundTheNodes(Drawing drawing) {
        for (var edge : drawing.all(BpmnEdge.class)) {
            var flow = (SequenceFlow) edge.getBpmnElement();
            for (var shape : drawing.all(BpmnShape.class)) {
                var node = shape.getBpmnElement();
                if (node != flow.getSource() && node != flow.getTarget() && !(node instanceof SubProcess)) {
                    var inner = box(shape.getBounds());
                    // A boundary event stands on its host's border, where its flow begins.
                    var slack =
                            holds(drawing.shape(flow.getSource()), shape) || hostOf(flow.getSource()) == node ? 1 : 0;
                    inner.setRect(inner.x + slack, inner.y + slack, inner.width - 2 * slack, inner.height - 2 * slack);
                    assertThat(lines(edge))
                            .as("%s runs through %s", id(edge), id(shape))
                            .noneMatch(line -> line.intersects(inner));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void labelsHaveTheirOwnPlace(Drawing drawing) {
        var labels = new ArrayList<Rectangle2D>();
        for (var shape : drawing.all(BpmnShape.class)) {
            if (shape.getBpmnElement() instanceof Event || shape.getBpmnElement() instanceof Gateway) {
                assertThat(shape.getBpmnLabel()).as(id(shape)).isNotNull();
                labels.add(box(shape.getBpmnLabel().getBounds()));
            }
        }
        for (var edge : drawing.all(BpmnEdge.class)) {
            if (((FlowElement) edge.getBpmnElement()).getName() != null) {
                assertThat(edge.getBpmnLabel()).as(id(edge)).isNotNull();
                labels.add(box(edge.getBpmnLabel().getBounds()));
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            var label = labels.get(i);
            assertThat(labels.subList(i + 1, labels.size())).noneMatch(label::intersects);
            assertThat(drawing.all(BpmnEdge.class))
                    .as("flow through the label at %s", label)
                    .noneMatch(edge -> lines(edge).stream().anyMatch(line -> line.intersects(label)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNodeHasANameAndASpeakingId(Drawing drawing) {
        assertThat(drawing.all(FlowNode.class)).allSatisfy(node -> {
            assertThat(node.getName()).as(node.getId()).isNotBlank();
            assertThat(node.getId()).matches("[a-z][A-Za-z0-9]+");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDecisionOfTheWayIsAQuestionWithNamedAnswersAndADefault(Drawing drawing) {
        for (var gateway : drawing.all(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() < 2) {
                continue;
            }
            assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
            assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
            assertThat(gateway.getOutgoing()).allSatisfy(way -> {
                assertThat(way.getName()).as(way.getId()).isNotBlank();
                assertThat(way.getConditionExpression() == null).as(way.getId()).isEqualTo(way == gateway.getDefault());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasAGroupADueDateAndALadder(Drawing drawing) {
        for (var task : drawing.all(UserTask.class)) {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaDueDate()).as(task.getId()).isEqualTo("${sla.due}");
            assertThat(timersOf(task)).as(task.getId()).singleElement().satisfies(late -> {
                assertThat(late.getId()).isEqualTo(task.getId() + "Late");
                assertThat(late.getName()).isEqualTo("Late?");
                assertThat(late.cancelActivity()).isFalse();
                assertThat(timer(late).getTimeCycle().getTextContent()).isEqualTo("${sla.ladder}");
                var followUp = (ServiceTask) late.getSucceedingNodes().singleResult();
                assertThat(followUp.getCamundaDelegateExpression()).isEqualTo("${followUp}");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theLadderStandsInTheSamePlaceUnderEachTask(Drawing drawing) {
        for (var task : drawing.all(UserTask.class)) {
            var late = timersOf(task).get(0);
            var above = drawing.shape(task).getBounds();
            var followUp =
                    drawing.shape(late.getSucceedingNodes().singleResult()).getBounds();
            var event = drawing.shape(late).getBounds();

            assertThat(followUp.getX()).as(task.getId()).isEqualTo(above.getX());
            assertThat(followUp.getY()).as(task.getId()).isEqualTo(above.getY() + 130);
            assertThat(box(event).getCenterX())
                    .as(task.getId())
                    .isEqualTo(box(above).getCenterX());
            assertThat(box(event).getCenterY())
                    .as(task.getId())
                    .isEqualTo(box(above).getMaxY());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyWaitHasAWayOutByTime(Drawing drawing) {
        assertThat(drawing.all(EventBasedGateway.class))
                .allSatisfy(gateway -> assertThat(gateway.getSucceedingNodes().list())
                        .as(gateway.getId())
                        .anyMatch(next -> next instanceof Event event && timer(event) != null));
        assertThat(drawing.all(IntermediateCatchEvent.class))
                .allSatisfy(event -> assertThat(timer(event) != null
                                || event.getPreviousNodes().singleResult() instanceof EventBasedGateway)
                        .as(event.getId())
                        .isTrue());
        assertThat(drawing.all(ReceiveTask.class))
                .allSatisfy(wait -> assertThat(timersOf(wait)).as(wait.getId()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyCallPassesTheDealOnToTheNewestVersion(Drawing drawing) {
        for (var call : drawing.all(CallActivity.class)) {
            // The Modeler leaves the attribute out: latest is the default.
            assertThat(call.getCamundaCalledElementBinding()).isIn(null, "latest");
            assertThat(Shipped.PROCESSES).contains(call.getCalledElement());
            assertThat(call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list())
                    .as(call.getId())
                    .anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aProcessIsNamedAfterItsFileAndItsMessagesAfterIt(Drawing drawing) {
        assertThat(drawing.all(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(drawing.name);
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo(RETENTION);
        });
        assertThat(drawing.all(Message.class))
                .extracting(Message::getName)
                .allMatch(name -> name.startsWith(drawing.name + ".")
                        || name.startsWith("deal.")
                        || name.startsWith("customer."));
    }

    @Test
    void decisionsAreKeptAsLongAsProcesses() {
        assertThat(Shipped.DECISIONS)
                .allSatisfy(name -> assertThat(Dmn.readModelFromStream(Shipped.open(name + ".dmn"))
                                .getModelElementsByType(Decision.class))
                        .singleElement()
                        .satisfies(decision -> {
                            assertThat(decision.getId()).isEqualTo(name);
                            assertThat(decision.getCamundaHistoryTimeToLiveString())
                                    .isEqualTo(RETENTION);
                        }));
    }

    @Test
    void everyNameIsKnownInChineseAndNoneIsLeftOver() throws IOException {
        var expected = new TreeSet<String>();
        for (var drawing : models()) {
            expected.add(drawing.name + "." + drawing.name);
            drawing.all(FlowElement.class).stream()
                    .filter(element -> element.getName() != null)
                    .forEach(element -> expected.add(drawing.name + "." + element.getId()));
        }
        for (var name : Shipped.DECISIONS) {
            var model = Dmn.readModelFromStream(Shipped.open(name + ".dmn"));
            expected.add(name + "." + name);
            model.getModelElementsByType(Input.class).forEach(input -> expected.add(name + "." + input.getId()));
            model.getModelElementsByType(Output.class).forEach(output -> expected.add(name + "." + output.getId()));
            if (name.equals("discount-approval")) {
                // Approvers read why they are asked.
                model.getModelElementsByType(Rule.class).forEach(rule -> expected.add(name + "." + rule.getId()));
            }
        }
        var chinese = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("src/main/resources/models_zh_CN.properties"), StandardCharsets.UTF_8)) {
            chinese.load(file);
        }

        assertThat(new TreeSet<>(chinese.stringPropertyNames())).isEqualTo(expected);
        assertThat(chinese.values())
                .allMatch(name -> name.toString().codePoints().anyMatch(Character::isIdeographic));
    }

    private static List<BoundaryEvent> timersOf(Activity activity) {
        return activity.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .map(BoundaryEvent.class::cast)
                .filter(event -> event.getAttachedTo() == activity && timer(event) != null)
                .toList();
    }

    private static TimerEventDefinition timer(Event event) {
        var timers = event.getChildElementsByType(TimerEventDefinition.class);
        return timers.isEmpty() ? null : timers.iterator().next();
    }

    /** A sub-process holds what it contains; a task holds the events on its border. */
    private static boolean holds(BpmnShape outer, BpmnShape inner) {
        if (hostOf(inner.getBpmnElement()) == outer.getBpmnElement()) {
            return true;
        }
        ModelElementInstance holder = inner.getBpmnElement().getParentElement();
        while (holder != null && holder != outer.getBpmnElement()) {
            holder = holder.getParentElement();
        }
        return holder != null;
    }

    private static Activity hostOf(ModelElementInstance node) {
        return node instanceof BoundaryEvent event ? event.getAttachedTo() : null;
    }

    /** Ways from one gateway may begin together, ways into one node may end together. */
    private static boolean shareAnEnd(BpmnEdge one, BpmnEdge other) {
        var a = (SequenceFlow) one.getBpmnElement();
        var b = (SequenceFlow) other.getBpmnElement();
        return a.getSource() == b.getSource() || a.getTarget() == b.getTarget();
    }

    private static List<Line2D.Double> lines(BpmnEdge edge) {
        var points = edge.getWaypoints().stream().map(DrawingTest::point).toList();
        var lines = new ArrayList<Line2D.Double>();
        for (int i = 1; i < points.size(); i++) {
            lines.add(new Line2D.Double(points.get(i - 1), points.get(i)));
        }
        return lines;
    }

    private static Point2D point(Waypoint waypoint) {
        return new Point2D.Double(waypoint.getX(), waypoint.getY());
    }

    private static Rectangle2D.Double box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static String id(BpmnShape shape) {
        return shape.getBpmnElement().getId();
    }

    private static String id(BpmnEdge edge) {
        return edge.getBpmnElement().getId();
    }

    /** One model as read from its file; named in the test report by its process. */
    private record Drawing(String name, BpmnModelInstance model) {

        static Drawing of(String name) {
            return new Drawing(name, Bpmn.readModelFromStream(Shipped.open(name + ".bpmn")));
        }

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return model.getModelElementsByType(type);
        }

        BpmnShape shape(ModelElementInstance node) {
            return all(BpmnShape.class).stream()
                    .filter(shape -> Objects.equals(shape.getBpmnElement(), node))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
