package io.dealtrail.bench;

import io.dealtrail.people.People;
import io.dealtrail.people.SignIn;
import io.dealtrail.worklist.TaskDoor;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Task lists, first page with its total: half of the tasks are somebody's, half wait in five queues; five regions. */
class ListBench {

    private static final int FEW = 50_000;
    private static final int MANY = Integer.getInteger("bench.tasks", 1_000_000);
    /** A person has 625 open tasks, however many there are in all. */
    private static final int EACH = 625;

    private static final String ENGINE = """
            insert into act_ru_execution (id_, rev_, proc_inst_id_, root_proc_inst_id_, business_key_, proc_def_id_, act_id_,
                is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_)
            select 'l' || i, 1, 'l' || i, 'l' || i, 'L-' || i, d.id_, 'work1', true, false, true, false, 1, 18, 1
            from generate_series(1, %1$d) i, act_re_procdef d;
            insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_,
                priority_, create_time_, due_date_, suspension_state_, task_state_)
            select 't' || i, 1, 'l' || i, 'l' || i, d.id_, 'Work on stage 1', 'work1',
                case when i %% 2 = 0 then 'rep' || (i / 2 %% %2$d) end, 50,
                timestamp '2026-03-02 15:00', timestamp '2026-03-02 15:00' + (i * 7919 %% 100000) * interval '1 minute', 1, 'Created'
            from generate_series(1, %1$d) i, act_re_procdef d;
            insert into act_ru_identitylink (id_, rev_, type_, group_id_, task_id_)
            select 'i' || i, 1, 'candidate', 'group' || (i / 2 %% 5), 't' || i from generate_series(1, %1$d) i;
            insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, proc_def_id_, text_, var_scope_,
                sequence_counter_, is_concurrent_local_)
            select 'v' || v.name || i, 1, 'string', v.name, 'l' || i, 'l' || i, d.id_,
                case v.name when 'region' then 'region' || (i / 10 %% 5) else 'some ' || v.name || ' ' || i end, 'l' || i, 1, false
            from generate_series(1, %1$d) i, act_re_procdef d, (values ('region'), ('campaign'), ('note'), ('route')) v (name)""";

    private static final String PRODUCT = """
            insert into work_item (id, deal, customer, title, stage, process_id, process_version, definition, element, name, assignee,
                candidate_group, by_team, queue, team, region, due, priority, amount, currency, reason_code, reason_args, created_at)
            select 't' || i, 'L-' || i, 'Customer ' || i %% 1000, 'Deal ' || i, 'bench-deal', 'bench-deal', 1, 'bench-deal:1:1',
                'work1', 'Work on stage 1', case when i %% 2 = 0 then 'rep' || (i / 2 %% %3$d) end, 'group' || (i / 2 %% 5), false,
                case when i %% 2 = 1 then 'group' || (i / 2 %% 5) end, null, 'region' || (i / 10 %% 5),
                timestamp with time zone '2026-03-02 15:00Z' + (i::bigint * 7919 %% 100000) * interval '1 minute', 50, 25000, 'USD',
                'reason.owner', 'Anna', timestamp with time zone '2026-03-02 15:00Z'
            from generate_series(%1$d, %2$d) i""";

    private final BareEngine bare;
    private final JdbcTemplate engine;
    private final JdbcTemplate product;
    private final TaskDoor tasks;
    private final People people;
    private final Report report;

    ListBench(BareEngine bare, ApplicationContext context, DataSource source, Report report) {
        this.bare = bare;
        this.engine = new JdbcTemplate(bare.source());
        this.product = new JdbcTemplate(source);
        this.tasks = new TaskDoor(context);
        this.people = context.getBean(People.class);
        this.report = report;
    }

    void run() {
        engine.execute("begin; " + String.format(ENGINE, FEW, FEW / 2 / EACH) + "; commit");
        engine.execute((java.sql.Connection c) -> vacuum(c));
        product.update("delete from work_item");
        fill(1, FEW);
        Map<String, Double> few = medians();
        TaskService stock = bare.engine.getTaskService();
        compare("own", Timing.median(() -> page(stock.createTaskQuery().taskAssignee("rep7"))), few, 5);
        compare("group", Timing.median(() -> page(stock.createTaskQuery().taskCandidateGroup("group3"))), few, 10);
        compare(
                "region",
                Timing.median(() -> page(stock.createTaskQuery().processVariableValueEquals("region", "region2"))),
                few,
                30);
        fill(FEW + 1, MANY);
        Map<String, Double> many = medians();
        many.forEach((list, median) -> report.timesAtMost(
                "task list, " + list + ": 1,000,000 beside 50,000 open", few.get(list), median, "ms", 2));
    }

    private void compare(String list, double theirs, Map<String, Double> ours, double least) {
        double own = ours.get(list);
        report.timesAtLeast("task list at 50,000 open, " + list, theirs, own, "ms", theirs / own, least, null);
    }

    private void fill(int from, int to) {
        product.update(String.format(PRODUCT, from, to, to / 2 / EACH));
        product.execute((java.sql.Connection c) -> vacuum(c));
    }

    private Map<String, Double> medians() {
        Map<String, Double> medians = new LinkedHashMap<>();
        SignIn.as(Somebody.rep("rep7"));
        medians.put("own", Timing.median(() -> tasks.page("mine", null)));
        SignIn.as(Somebody.of("group3"));
        medians.put("group", Timing.median(() -> tasks.page("queue", null)));
        SignIn.as(people.require("director"));
        medians.put("region", Timing.median(() -> tasks.page("all", "region2")));
        return medians;
    }

    private static void page(TaskQuery query) {
        query.count();
        query.orderByDueDate().asc().orderByTaskId().asc().listPage(0, 25);
    }

    /**
     * Vacuums until every page counts as visible to all, as it does in a database that has been running: an automatic vacuum beside
     * the first one, with a snapshot of its own, leaves about a seventh of the pages out.
     */
    static boolean vacuum(java.sql.Connection connection) throws java.sql.SQLException {
        boolean before = connection.getAutoCommit();
        if (!before) {
            connection.commit();
            connection.setAutoCommit(true);
        }
        try (var statement = connection.createStatement()) {
            for (int round = 0; round < 5; round++) {
                statement.execute("vacuum analyze");
                var rest = statement.executeQuery("""
                        select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname = 'public' and c.relallvisible < c.relpages""");
                if (rest.next() && rest.getInt(1) == 0) {
                    return true;
                }
            }
            return false;
        } finally {
            connection.setAutoCommit(before);
        }
    }
}
