package io.dealtrail.migration;

import io.dealtrail.engine.Models;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of processes and what runs on them. */
@Component
class Versions {

    private final Models models;
    private final RepositoryService repository;
    private final JdbcClient jdbc;

    Versions(Models models, RepositoryService repository, JdbcClient jdbc) {
        this.models = models;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /**
     * Newest first.
     *
     * @throws NotFound for what is no process
     */
    List<Models.Model> of(String process) {
        List<Models.Model> found = models.versions(process);
        if (found.isEmpty() || found.get(0).kind() != Models.Kind.BPMN) {
            throw new NotFound("process", process);
        }
        return found;
    }

    Map<Integer, Long> running(String process) {
        return models.running(process);
    }

    /** @throws Refused {@code migration.version} for a version that there is not */
    String definition(String process, int version, String field) {
        return of(process).stream()
                .filter(model -> model.version() == version)
                .map(Models.Model::definition)
                .findFirst()
                .orElseThrow(() -> Refused.field(field, "migration.version", version));
    }

    Spots spots(String definition) {
        return Spots.of(drawn(definition));
    }

    BpmnModelInstance drawn(String definition) {
        return repository.getBpmnModelInstance(definition);
    }

    /** How often each element is stood in. */
    Map<String, Long> standing(String definition) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                select act_id_, count(*) from act_ru_execution
                where proc_def_id_ = :definition and act_id_ is not null group by act_id_""")
                .param("definition", definition)
                .query((row, n) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    /** How many jobs of each timer wait. */
    Map<String, Long> timers(String definition) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                select f.act_id_, count(*) from act_ru_job j join act_ru_jobdef f on f.id_ = j.job_def_id_
                where j.process_def_id_ = :definition and j.type_ = 'timer' group by f.act_id_""")
                .param("definition", definition)
                .query((row, n) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }
}
