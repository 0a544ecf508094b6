package io.dealtrail.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

class TimedTasksTest {

    private final RepositoryService repository = mock(RepositoryService.class);
    private final TimedTasks timed = new TimedTasks(repository);

    @Test
    void everyShippedUserTaskAsksForATimeLimit() {
        var model = Bpmn.readModelFromFile(
                Path.of("processes", "lead-qualification.bpmn").toFile());
        when(repository.getBpmnModelInstance("shipped")).thenReturn(model);
        assertThat(model.getModelElementsByType(UserTask.class))
                .isNotEmpty()
                .allSatisfy(task ->
                        assertThat(timed.contains("shipped", task.getId())).isTrue());
        assertThat(timed.contains("shipped", "contactLeadFollowUp")).isFalse();
    }

    @Test
    void aTaskWithATimeLimitOfItsOwnAsksForNone() {
        when(repository.getBpmnModelInstance("own"))
                .thenReturn(Bpmn.createExecutableProcess("own")
                        .startEvent()
                        .userTask("plain")
                        .camundaDueDate("P2D")
                        .boundaryEvent()
                        .timerWithDuration("PT48H")
                        .endEvent()
                        .moveToActivity("plain")
                        .userTask("due")
                        .camundaDueDate("${sla.due}")
                        .endEvent()
                        .done());
        assertThat(timed.contains("own", "plain")).isFalse();
        assertThat(timed.contains("own", "due")).isTrue();
    }
}
