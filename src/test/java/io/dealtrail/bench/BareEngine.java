package io.dealtrail.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** Camunda as it comes: history full, defaults, its own database. */
class BareEngine implements Side, AutoCloseable {

    final Counter counter = new Counter();
    final ProcessEngine engine;
    private final HikariDataSource pool;
    private final ThreadLocal<String> deal = new ThreadLocal<>();

    BareEngine(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(20);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
        StandaloneProcessEngineConfiguration camunda = new StandaloneProcessEngineConfiguration();
        camunda.setProcessEngineName("bare-" + System.nanoTime());
        camunda.setDataSource(counter.around(pool));
        camunda.setDatabaseSchemaUpdate("true");
        camunda.setHistory("full");
        camunda.setJobExecutorActivate(false);
        engine = camunda.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("bench/bench-deal.bpmn")
                .deploy();
    }

    DataSource source() {
        return pool;
    }

    @Override
    public String name() {
        return "bare engine";
    }

    @Override
    public String open() {
        String key = "B-" + System.nanoTime();
        engine.getIdentityService().setAuthenticatedUserId("anna.snelling");
        deal.set(engine.getRuntimeService()
                .startProcessInstanceByKey("bench-deal", key, START)
                .getId());
        return String.valueOf(next());
    }

    @Override
    public @Nullable String complete(String task, int stage) {
        engine.getTaskService().complete(task, Side.answers(stage));
        return stage == 6 ? null : next();
    }

    private @Nullable String next() {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(deal.get())
                .singleResult();
        return task == null ? null : task.getId();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
