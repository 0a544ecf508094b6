package io.dealtrail.migration;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.context.ApplicationContext;

/** A process of the tests' own in several versions, so that nobody else's are changed. */
final class Crossing {

    private static final String DRAWN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
              xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d" targetNamespace="t">
              <bpmn:process id="PROCESS" name="Crossing" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="began"/>
                <bpmn:userTask id="weigh" name="Weigh the case" camunda:candidateGroups="sales-reps" camunda:dueDate="${sla.due}">
                  <bpmn:extensionElements><camunda:formData>
                    <camunda:formField id="note" label="Note" type="string"/>
                  </camunda:formData><camunda:properties>
                    <camunda:property name="dueIn" value="P2D"/><camunda:property name="remindAfter" value="P1D"/>
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:boundaryEvent id="weighLate" name="Late?" cancelActivity="false" attachedToRef="weigh">
                  <bpmn:timerEventDefinition id="weighLateTime"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${sla.ladder}</bpmn:timeCycle></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:serviceTask id="chase" camunda:delegateExpression="${followUp}"/>
                <bpmn:endEvent id="chased"/>
                <bpmn:userTask id="decide" name="Decide &lt;b&gt;now&lt;/b&gt;" camunda:candidateGroups="directors"/>
                <bpmn:boundaryEvent id="nudge" name="Two days" cancelActivity="false" attachedToRef="decide">
                  <bpmn:timerEventDefinition id="nudgeTime"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:endEvent id="nudged"/>
                <bpmn:endEvent id="over"/>
                <bpmn:sequenceFlow id="f1" sourceRef="began" targetRef="weigh"/>
                <bpmn:sequenceFlow id="f2" sourceRef="weigh" targetRef="decide"/>
                <bpmn:sequenceFlow id="f3" sourceRef="decide" targetRef="over"/>
                <bpmn:sequenceFlow id="f4" sourceRef="weighLate" targetRef="chase"/>
                <bpmn:sequenceFlow id="f5" sourceRef="chase" targetRef="chased"/>
                <bpmn:sequenceFlow id="f6" sourceRef="nudge" targetRef="nudged"/>
                <bpmn:subProcess id="hint" triggeredByEvent="true">
                  <bpmn:startEvent id="hintDue" name="Hint" isInterrupting="false">
                    <bpmn:timerEventDefinition id="hintTime"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>
                  </bpmn:startEvent>
                  <bpmn:endEvent id="hinted"/>
                  <bpmn:sequenceFlow id="f7" sourceRef="hintDue" targetRef="hinted"/>
                </bpmn:subProcess>
              </bpmn:process>
              <bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="p" bpmnElement="PROCESS">
                <bpmndi:BPMNShape id="s1" bpmnElement="weigh"><dc:Bounds x="100" y="100" width="100" height="80"/></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="s2" bpmnElement="decide"><dc:Bounds x="300" y="100" width="100" height="80"/></bpmndi:BPMNShape>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    final String key;
    private final RepositoryService repository;

    Crossing(ApplicationContext context, String key) {
        this.key = key;
        this.repository = context.getBean(RepositoryService.class);
        deploy(DRAWN);
    }

    /** The task is called otherwise, asks for more, and belongs to another group; nothing else changes. */
    int renamed() {
        return deploy(DRAWN.replaceAll("\\bweigh\\b", "weighUp")
                .replace("Weigh the case", "Weigh up the case")
                .replace("candidateGroups=\"sales-reps\"", "candidateGroups=\"legal,finance\"")
                .replace(
                        "<camunda:formField id=\"note\"",
                        "<camunda:formField id=\"channel\" label=\"Channel\" type=\"string\"><camunda:validation>"
                                + "<camunda:constraint name=\"required\"/></camunda:validation></camunda:formField>"
                                + "<camunda:formField id=\"note\""));
    }

    /** Nobody decides any more: a message does. */
    int withoutDecision() {
        return deploy(DRAWN.replace("<bpmn:userTask id=\"decide\"", "<bpmn:receiveTask messageRef=\"m\" id=\"decide\"")
                .replace("camunda:candidateGroups=\"directors\"/>", "/>")
                .replace("<bpmn:process ", "<bpmn:message id=\"m\" name=\"deal.lost\"/><bpmn:process "));
    }

    /** Two days become five. */
    int slower() {
        return deploy(DRAWN.replace(">P2D<", ">P5D<")
                .replace("name=\"dueIn\" value=\"P2D\"", "name=\"dueIn\" value=\"P4D\""));
    }

    int deploy(String xml) {
        repository
                .createDeployment()
                .name("crossing " + key)
                .addString(key + ".bpmn", xml.replace("PROCESS", key).strip())
                .deploy();
        return (int) repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .count();
    }

    void remove() {
        List<Deployment> all = repository
                .createDeploymentQuery()
                .deploymentName("crossing " + key)
                .list();
        all.forEach(deployment -> repository.deleteDeployment(deployment.getId(), true, true));
    }
}
