package io.dealtrail.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Stands between the product and the database in every test: a transaction that changes a table of the business and writes no
 * entry of the trail may not commit, so the test that caused it fails where it happened. What tests write themselves is left
 * alone.
 */
public final class EveryChangeLeavesAnEntry implements QueryExecutionListener, MethodExecutionListener {

    /** Tables whose rows need no entry, each with the reason. A new table needs one, or its changes do. */
    public static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("trail_entry", "is the trail"),
            Map.entry("trail_head", "is the trail"),
            Map.entry("trail_values", "is the trail"),
            Map.entry("trail_seal", "seals the trail"),
            Map.entry("trail_sealed_head", "seals the trail"),
            Map.entry("trail_key", "publishes the seals' keys"),
            Map.entry("flyway_schema_history", "is the schema's own history"),
            Map.entry("idempotent_answer", "remembers an answer for its repetition"),
            Map.entry("task_draft", "is half of a form, the person's own until the task is completed"),
            Map.entry("saved_filter", "is a person's own view"),
            Map.entry("saved_filter_default", "is a person's own view"),
            Map.entry("notification", "is derived from entries"),
            Map.entry("notification_digest", "is derived from entries"),
            Map.entry("deadline", "follows from the table and the task, whose changes are entries"),
            Map.entry("model_draft_revision", "is each saved state of a draft itself, by whom and when"),
            Map.entry("model_draft_editor", "follows from who saved a draft"),
            Map.entry("migration_item", "is how far a move of deals has come; each deal that goes is an entry"),
            Map.entry("hand_over", "is a plan; each deal that changes hands is an entry, and the whole at its end"),
            Map.entry("hand_over_row", "says why a deal of the plan stayed where it is"),
            Map.entry("import_row", "says what became of a row; what the row changed is an entry"),
            Map.entry("import_fault", "says what was wrong with a row"),
            Map.entry("spring_session", "is who is signed in now; signing in is an entry"),
            Map.entry("spring_session_attributes", "is who is signed in now; signing in is an entry"),
            Map.entry(
                    "outbox_mail", "is which node sends a letter when; that it was posted, sent or failed is an entry"),
            Map.entry("webhook_delivery", "is its own log of what was told to other systems"),
            Map.entry("webhook_attempt", "is its own log of what was told to other systems"),
            Map.entry("inbox_mark", "is how far the mailbox was read; each letter's fate is an entry"));

    /** Beginnings of statements that only count or mark, in tables whose other changes need an entry. */
    private static final List<String> COUNTING = List.of(
            "update model_draft set revision = revision + 1, xml", // each saving is a revision, and an entry once an
            // hour
            "update model_draft set lock",
            "update webhook_endpoint set failures",
            "update customer_link set opened = opened + 1",
            "update customer_link set answered_at", // the answer itself is an entry of whoever asked
            "update calendar_feed set last_read_at",
            "update web_form set received",
            "update web_form set turned_away",
            "update personal_token set last_used_at",
            "update import_run set done",
            "update import_run set withdrawn",
            "update import_run set state = 'running'");

    private static final Pattern WRITE = Pattern.compile(
            "\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+\"?([a-z_]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Predicate<Class<?>> exempt;
    private final Map<String, Set<String>> written = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> parsed = new ConcurrentHashMap<>();

    public EveryChangeLeavesAnEntry() {
        this(EveryChangeLeavesAnEntry::isTest);
    }

    /** @param exempt classes that may write what they like */
    public EveryChangeLeavesAnEntry(Predicate<Class<?>> exempt) {
        this.exempt = exempt;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // counted when done
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (!execution.isSuccess()) {
            return;
        }
        Set<String> tables = new HashSet<>();
        for (QueryInfo query : queries) {
            tables.addAll(parsed.computeIfAbsent(query.getQuery(), EveryChangeLeavesAnEntry::tables));
        }
        // The trail's own statement counts heads, not entries.
        if (tables.isEmpty() || !(tables.contains("trail_entry") || changed(execution)) || byTest()) {
            return;
        }
        written.computeIfAbsent(execution.getConnectionId(), id -> new HashSet<>())
                .addAll(tables);
        if (commitsByItself(execution)) {
            commit(execution.getConnectionId());
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext context) {
        if (context.getMethod().getName().equals("commit")) {
            commit(context.getConnectionInfo().getConnectionId());
        }
    }

    private void commit(String connection) {
        Set<String> tables = written.remove(connection);
        if (tables == null || tables.contains("trail_entry")) {
            return;
        }
        Set<String> silent = new TreeSet<>(tables);
        silent.removeIf(table -> table.startsWith("act_") || WITHOUT.containsKey(table));
        if (!silent.isEmpty()) {
            throw new IllegalStateException("Changes without an entry of the trail in " + silent);
        }
    }

    @Override
    public void afterMethod(MethodExecutionContext context) {
        String method = context.getMethod().getName();
        if (context.getTarget() instanceof Connection && (method.equals("rollback") || method.equals("close"))) {
            written.remove(context.getConnectionInfo().getConnectionId());
        }
    }

    private static boolean commitsByItself(ExecutionInfo execution) {
        try {
            return execution.getStatement().getConnection().getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> tables(String sql) {
        Set<String> found = new HashSet<>();
        String plain = sql.strip();
        if (COUNTING.stream().anyMatch(plain::startsWith)) {
            return found;
        }
        Matcher matcher = WRITE.matcher(sql);
        while (matcher.find()) {
            String table = matcher.group(1).toLowerCase(Locale.ROOT);
            if (!table.equals("set") && !table.equals("skip") && !table.equals("of")) {
                found.add(table);
            }
        }
        return found;
    }

    /** An update that found no row changed nothing. */
    private static boolean changed(ExecutionInfo execution) {
        Object result = execution.getResult();
        if (result instanceof Integer rows) {
            return rows != 0;
        }
        if (result instanceof int[] batch) {
            return Arrays.stream(batch).anyMatch(rows -> rows != 0);
        }
        return true;
    }

    /** By a test, or by the schema's migration: no class of the product stands behind it. */
    private boolean byTest() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type.getName().startsWith("io.dealtrail.")
                        && type != EveryChangeLeavesAnEntry.class
                        && type != Statements.class)
                .findFirst()
                .map(exempt::test)
                .orElse(true));
    }

    private static boolean isTest(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        return source != null && source.getLocation().getPath().contains("test-classes");
    }
}
