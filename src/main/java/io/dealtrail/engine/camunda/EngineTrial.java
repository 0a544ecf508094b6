package io.dealtrail.engine.camunda;

import io.dealtrail.engine.Models;
import io.dealtrail.engine.Trial;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformer;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.model.dmn.Dmn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXParseException;

/** Reads on a thread of its own, with a small stack and little time, few at once, outside of any transaction. */
@Component
class EngineTrial implements Trial {

    private static final long STACK = 2L * 1024 * 1024;
    private static final int SECONDS = 2;

    private final ObjectProvider<ProcessEngine> engine;
    private final Semaphore threads = new Semaphore(4);

    EngineTrial(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    public List<Objection> read(Models.Kind kind, String key, byte[] xml) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return bounded(() -> kind == Models.Kind.BPMN ? diagram(configuration, key, xml) : table(configuration, xml));
    }

    private List<Objection> bounded(Callable<List<Objection>> reading) {
        if (!threads.tryAcquire()) {
            return List.of(new Objection(null, 0, "busy", true));
        }
        FutureTask<List<Objection>> task = new FutureTask<>(reading);
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        task.run();
                    } finally {
                        threads.release();
                    }
                },
                "trial",
                STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return List.of(deepest(e));
        } catch (TimeoutException e) {
            thread.interrupt();
            return List.of(new Objection(null, 0, "timeout", true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(new Objection(null, 0, "interrupted", true));
        }
    }

    /** What lies at the bottom says where and why. */
    private static Objection deepest(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        int line = cause instanceof SAXParseException xml ? xml.getLineNumber() : 0;
        return new Objection(null, line, String.valueOf(cause.getMessage()), true);
    }

    private static List<Objection> diagram(ProcessEngineConfigurationImpl configuration, String key, byte[] xml) {
        Context.setProcessEngineConfiguration(configuration);
        try {
            DeploymentEntity nowhere = new DeploymentEntity();
            nowhere.setId("trial");
            new BpmnParser(configuration.getExpressionManager(), configuration.getBpmnParseFactory())
                    .createParse()
                    .deployment(nowhere)
                    .sourceInputStream(new ByteArrayInputStream(xml))
                    .name(key + ".bpmn")
                    .execute();
            return List.of();
        } catch (ParseException e) {
            List<Objection> objections = new ArrayList<>();
            e.getResorceReports().forEach(report -> {
                report.getErrors().forEach(p -> objections.add(objection(p, true)));
                report.getWarnings().forEach(p -> objections.add(objection(p, false)));
            });
            return objections;
        } finally {
            Context.removeProcessEngineConfiguration();
        }
    }

    private static Objection objection(Problem problem, boolean error) {
        return new Objection(problem.getMainElementId(), problem.getLine(), problem.getMessage(), error);
    }

    private static List<Objection> table(ProcessEngineConfigurationImpl configuration, byte[] xml) {
        Context.setProcessEngineConfiguration(configuration);
        try {
            DmnTransformer transformer =
                    configuration.getDmnEngineConfiguration().getTransformer();
            transformer
                    .createTransform()
                    .modelInstance(Dmn.readModelFromStream(new ByteArrayInputStream(xml)))
                    .transformDecisionRequirementsGraph();
            return List.of();
        } finally {
            Context.removeProcessEngineConfiguration();
        }
    }
}
