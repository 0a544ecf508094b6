package io.dealtrail.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The pages that a rep and a manager live in, over HTTP with a session, with 100,000 open deals and 300,000 open tasks: 40 reps
 * with 2,500 deals each in four teams. The 95th percentile at one client, and every statement of a request, its session's too.
 */
class PageBench {

    private static final int DEALS = Integer.getInteger("bench.deals", 100_000);
    private static final int REPEATS = 200;
    private static final String NUMBER = "'D-' || lpad((i + 900000)::text, 6, '0')";
    private static final String OWNER = "'rep.' || i % 40";
    private static final String TEAM = "(array['brinkmann', 'marxen', 'losch', 'wang'])[1 + i % 4]";
    private static final String STAGE =
            "(array['lead-qualification', 'needs-analysis', 'proposal', 'negotiation', 'contract', 'after-sales'])[1 + i / 40 % 6]";

    private final JdbcTemplate jdbc;
    private final Counter counter;
    private final Report report;
    private final Environment environment;

    PageBench(DataSource source, Counter counter, Environment environment, Report report) {
        this.jdbc = new JdbcTemplate(source);
        this.counter = counter;
        this.environment = environment;
        this.report = report;
    }

    void run() {
        fill();
        for (String who : List.of("rep.7", "wei.wang", "director")) {
            try (Visitor visitor = Visitor.signedIn(environment, who)) {
                measure("My work of " + who, visitor, i -> "/tasks");
                if (!who.startsWith("rep")) {
                    measure("the team's work, " + who, visitor, i -> "/tasks?list=team");
                }
                measure("the board of " + who, visitor, i -> "/board");
                measure("deals of " + who, visitor, i -> "/deals");
                // of rep 7, whose manager the second is: 40 apart
                measure(
                        "a deal, " + who,
                        visitor,
                        i -> "/deals/D-" + (900_007 + 3 * 40 + i * 40L % DEALS - (i * 40L % DEALS) % 40));
            }
        }
    }

    private void measure(String what, Visitor visitor, IntFunction<String> path) {
        for (int i = 0; i < 100; i++) {
            visitor.get(path.apply(i));
        }
        double[] took = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            String address = path.apply(100 + i);
            long start = System.nanoTime();
            visitor.get(address);
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(took);
        report.within("p95: " + what, took[REPEATS * 95 / 100], "ms", 50);
        Counter.Counts counts = counter.countAll(() -> visitor.get(path.apply(1)));
        report.within("statements: " + what, counts.statements(), "", 6);
        counter.bySql()
                .forEach((sql, times) -> System.out.println("    " + times + " x " + sql.replaceAll("\\s+", " ")));
    }

    private void fill() {
        jdbc.update("delete from work_item");
        jdbc.update("""
                insert into person (username, name, email, password_hash, team, region, roles, groups_of, active, created_at, version)
                select 'rep.' || i, 'Rep ' || i, 'rep' || i || '@example.com',
                    (select password_hash from person where username = 'anna.snelling'),
                    %s, 'Central', 'REP', 'sales-reps', true, now(), 0 from generate_series(0, 39) i""".formatted(TEAM));
        jdbc.update("""
                insert into account (id, name, normal_name, region, name_key, industry, created_at, version)
                select 'page-' || i, 'Company ' || i, 'company ' || i, 'Central', 'page ' || i, 'retail', now(), 0
                from generate_series(0, 19999) i""");
        jdbc.update("""
                insert into contact (id, account, name, email, created_at, version)
                select 'page-' || i, 'page-' || i, 'Person ' || i, 'p' || i || '@example.com', now(), 0 from generate_series(0, 19999) i""");
        jdbc.update("""
                insert into deal (number, title, account, stage, stage_entered_at, status, owner, team, region, source, amount, currency,
                    base_amount, amount_origin, probability, priority, attributes, created_by, created_at, version, stalled_since)
                select %s, 'Deal ' || i, 'page-' || i %% 20000, %s, now() - i %% 90 * interval '1 day', 'OPEN', %s, %s, 'Central', 'web',
                    1000 + i, 'USD', 1000 + i, 'ESTIMATE', 10 + i / 40 %% 6 * 15, 50, '{}', 'somebody', now() - i * interval '1 minute', 0,
                    case when i %% 50 = 0 then now() end
                from generate_series(1, %d) i""".formatted(NUMBER, STAGE, OWNER, TEAM, DEALS));
        jdbc.update(
                "insert into deal_contact (deal, contact) select %s, 'page-' || i %% 20000 from generate_series(1, %d) i"
                        .formatted(NUMBER, DEALS));
        jdbc.update("""
                insert into deal_stage_visit (deal, stage, name, entered_at)
                select %s, %s, 'Stage', now() - i %% 90 * interval '1 day' from generate_series(1, %d) i""".formatted(NUMBER, STAGE, DEALS));
        jdbc.update("""
                insert into interaction (id, deal, account, kind, happened_at, subject, body, recorded_by, recorded_at)
                select 'page-' || i || '-' || k, %s, 'page-' || i %% 20000, 'call', now() - k * interval '1 day', 'Call', 'Spoke',
                    %s, now() from generate_series(1, %d) i, generate_series(1, 3) k""".formatted(NUMBER, OWNER, DEALS));
        // Two of a deal's three tasks are with its owner, one waits in the team's queue.
        jdbc.update("""
                insert into work_item (id, deal, customer, title, stage, process_id, process_version, definition, element, name, assignee,
                    candidate_group, by_team, queue, team, region, due, priority, amount, currency, reason_code, reason_args, created_at)
                select 'page-' || i || '-' || k, %s, 'Company ' || i %% 20000, 'Deal ' || i, %s, %s, 1, 'page:1:1', 'contactLead',
                    'Contact lead', case when k < 3 then %s end, 'sales-reps', true, case when k = 3 then 'sales-reps/' || %s end, %s,
                    'Central', now() + ((i::bigint * 7919 + k * 101) %% 60000 - 10000) * interval '1 minute', 50, 1000 + i, 'USD',
                    'reason.owner', 'Rep', now() - i %% 90 * interval '1 day'
                from generate_series(1, %d) i, generate_series(1, 3) k""".formatted(NUMBER, STAGE, STAGE, OWNER, TEAM, TEAM, DEALS));
        jdbc.update("""
                insert into deadline (task, deal, stage, process_instance, definition, element, candidate_groups, created_at, due_at,
                    remind_at, escalate_at, climbed, reason)
                select id, deal, stage, 'page', definition, element, 'sales-reps', created_at, due, due + interval '1 hour',
                    due + interval '1 day', '', '' from work_item where id like 'page-%'""");
        jdbc.update("""
                insert into act_ru_execution (id_, rev_, proc_inst_id_, root_proc_inst_id_, business_key_, proc_def_id_, act_id_,
                    is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_)
                select 'page' || i, 1, 'page' || i, 'page' || i, %s, d.id_, 'deal', true, false, true, false, 1, 18, 1
                from generate_series(1, %d) i, (select id_ from act_re_procdef where key_ = 'deal' order by version_ desc limit 1) d""".formatted(NUMBER, DEALS));
        jdbc.update("""
                insert into act_ru_event_subscr (id_, rev_, event_type_, event_name_, execution_id_, proc_inst_id_, activity_id_, created_)
                select 'page' || i || name, 1, 'message', name, 'page' || i, 'page' || i, 'deal', now()
                from generate_series(1, %d) i, (values ('deal.lost'), ('deal.nurtured')) m (name)""".formatted(DEALS));
        jdbc.execute((java.sql.Connection connection) -> ListBench.vacuum(connection));
    }
}
