package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import io.dealtrail.engine.Vocabulary;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.springframework.stereotype.Component;

/** What a task may ask, and a stage may call, in the versions that are in force. */
@Component
class Callable {

    /**
     * @param inputs what it has to be given, by name
     * @param outputs what it answers, by name
     */
    record Table(String id, String label, List<String> inputs, List<String> outputs) {}

    private final Models models;

    Callable(Models models) {
        this.models = models;
    }

    List<VocabularyController.Entry> processes() {
        return models.all().stream()
                .filter(m -> m.kind() == Models.Kind.BPMN && !m.key().equals(Vocabulary.BACKBONE))
                .map(m -> new VocabularyController.Entry(m.key(), m.name()))
                .toList();
    }

    List<Table> tables() {
        return models.all().stream()
                .filter(m -> m.kind() == Models.Kind.DMN)
                .map(this::table)
                .toList();
    }

    private Table table(Models.Model model) {
        DmnModelInstance file = Dmn.readModelFromStream(new ByteArrayInputStream(models.bytes(model)));
        return new Table(
                model.key(),
                model.name(),
                file.getModelElementsByType(Input.class).stream()
                        .map(i -> i.getInputExpression()
                                .getText()
                                .getTextContent()
                                .strip())
                        .toList(),
                file.getModelElementsByType(Output.class).stream()
                        .map(Output::getName)
                        .toList());
    }
}
