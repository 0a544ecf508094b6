package io.dealtrail.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what goes through a data source while it is switched on; switched off, nothing stands in between. */
class Counter extends NoOpQueryExecutionListener implements MethodExecutionListener {

    /** What was counted; a batch is as many statements as it has rows, and one round trip. */
    record Counts(long statements, long roundTrips, long writeCommits) {}

    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong roundTrips = new AtomicLong();
    private final AtomicLong writeCommits = new AtomicLong();
    private final Map<String, AtomicLong> bySql = new ConcurrentSkipListMap<>();
    private final Set<String> writing = ConcurrentHashMap.newKeySet();
    private volatile boolean on;
    private volatile @Nullable Thread counted;

    /** The data source to use instead of {@code real}. */
    DataSource around(DataSource real) {
        DataSource proxy = ProxyDataSourceBuilder.create(real)
                .listener(this)
                .methodListener(this)
                .build();
        return new DelegatingDataSource(real) {
            @Override
            public Connection getConnection() throws SQLException {
                return on && (counted == null || Thread.currentThread() == counted)
                        ? proxy.getConnection()
                        : super.getConnection();
            }
        };
    }

    Counts count(Runnable work) {
        return count(Thread.currentThread(), work); // not what runs beside it, such as a clean-up of sessions
    }

    /** Counts what any thread does meanwhile, such as the one that answers a request. */
    Counts countAll(Runnable work) {
        return count(null, work);
    }

    private Counts count(@Nullable Thread one, Runnable work) {
        statements.set(0);
        roundTrips.set(0);
        writeCommits.set(0);
        bySql.clear();
        counted = one;
        on = true;
        try {
            work.run();
        } finally {
            on = false;
        }
        return new Counts(statements.get(), roundTrips.get(), writeCommits.get());
    }

    /** Each statement that the last count saw, with how often. */
    Map<String, AtomicLong> bySql() {
        return bySql;
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        int rows = execution.isBatch() ? Math.max(execution.getBatchSize(), 1) : queries.size();
        statements.addAndGet(rows);
        roundTrips.incrementAndGet();
        for (QueryInfo query : queries) {
            bySql.computeIfAbsent(query.getQuery(), any -> new AtomicLong()).addAndGet(rows);
            if (!query.getQuery()
                    .stripLeading()
                    .toLowerCase(java.util.Locale.ROOT)
                    .startsWith("select")) {
                writing.add(execution.getConnectionId());
            }
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext method) {
        // counted when done
    }

    @Override
    public void afterMethod(MethodExecutionContext method) {
        if (method.getTarget() instanceof Connection && method.getThrown() == null) {
            boolean wrote = switch (method.getMethod().getName()) {
                case "commit" -> writing.remove(method.getConnectionInfo().getConnectionId());
                case "rollback" -> {
                    writing.remove(method.getConnectionInfo().getConnectionId());
                    yield false;
                }
                default -> false;
            };
            if (wrote) {
                writeCommits.incrementAndGet();
            }
        }
    }
}
