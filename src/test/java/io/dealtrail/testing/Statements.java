package io.dealtrail.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Hears the statements that this thread sends to the database, while asked to, and lets no change pass that leaves no entry. */
public class Statements extends NoOpQueryExecutionListener implements BeanPostProcessor {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final EveryChangeLeavesAnEntry guard = new EveryChangeLeavesAnEntry();
    private volatile Thread listening;

    /** The statements that the work sends, in their order. */
    public List<String> of(Runnable work) {
        heard.clear();
        listening = Thread.currentThread();
        try {
            work.run();
            return List.copyOf(heard);
        } finally {
            listening = null;
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource real)) {
            return bean;
        }
        DataSource guarded = ProxyDataSourceBuilder.create(real)
                .listener(guard)
                .methodListener(guard)
                .build();
        DataSource heard = ProxyDataSourceBuilder.create(guarded).listener(this).build();
        return new DelegatingDataSource(real) {
            @Override
            public Connection getConnection() throws SQLException {
                return Thread.currentThread() == listening ? heard.getConnection() : guarded.getConnection();
            }
        };
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        queries.forEach(query -> heard.add(query.getQuery()));
    }
}
