package io.dealtrail.engine;

import io.dealtrail.shared.DealEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deploys the models that come with the product, but only those whose key is absent: a newer jar never overwrites a manager's edit. */
@Component
@Order(1)
class ShippedModels implements ApplicationRunner {

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final ApplicationEventPublisher events;

    ShippedModels(RepositoryService repository, ResourcePatternResolver resources, ApplicationEventPublisher events) {
        this.repository = repository;
        this.resources = resources;
        this.events = events;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) throws IOException {
        List<String> fresh = new ArrayList<>();
        DeploymentBuilder deployment =
                repository.createDeployment().name("shipped models").enableDuplicateFiltering(true);
        for (Resource file : resources.getResources("classpath*:processes/*.*")) {
            String name = file.getFilename();
            if (name != null && isModel(name) && !isDeployed(name)) {
                try (InputStream content = file.getInputStream()) {
                    deployment.addInputStream("processes/" + name, content);
                }
                fresh.add(name);
            }
        }
        if (!fresh.isEmpty()) {
            deployment.deploy();
            fresh.forEach(name -> events.publishEvent(
                    DealEvent.of("model:" + key(name), "model.published").with("origin", "shipped")));
        }
    }

    private boolean isDeployed(String file) {
        String key = key(file);
        return file.endsWith(".bpmn")
                ? repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .count()
                        > 0
                : repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(key)
                                .count()
                        > 0;
    }

    private static boolean isModel(String file) {
        return file.endsWith(".bpmn") || file.endsWith(".dmn");
    }

    private static String key(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }
}
