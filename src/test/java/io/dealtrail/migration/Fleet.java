package io.dealtrail.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.customer.Customers;
import io.dealtrail.customer.NewAccount;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.NewDeal;
import io.dealtrail.engine.Models;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.engine.Workflow;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Many deals at little cost, at any place of any stage, and new versions of the processes that they run on. */
public final class Fleet {

    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Fleet(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.transaction = context.getBean(TransactionTemplate.class);
    }

    /** Deals that enter the backbone at this stage, by its front door. */
    public List<String> enter(String stage, int many, String owner) {
        return some(
                many,
                owner,
                stage,
                number -> context.getBean(Workflow.class).start(Vocabulary.BACKBONE, number, Map.of()));
    }

    /** Deals whose stage runs by itself, beginning before an element within it. */
    public List<String> inside(String stage, String element, int many, String owner) {
        Date later = Date.from(context.getBean(MovableClock.class).instant().plus(Duration.ofDays(30)));
        Map<String, Object> variables = Map.of(
                "validUntil", later,
                "signUntil", later,
                "nextCheckIn", later,
                "renewalOn", later,
                "surveyUntil", later);
        return some(
                many,
                owner,
                stage,
                number -> context.getBean(RuntimeService.class)
                        .createProcessInstanceByKey(stage)
                        .businessKey(number)
                        .setVariables(variables)
                        .startBeforeActivity(element)
                        .execute());
    }

    private interface Start {
        void of(String number);
    }

    private List<String> some(int many, String owner, String stage, Start start) {
        List<String> numbers = new ArrayList<>();
        while (numbers.size() < many) {
            int chunk = Math.min(50, many - numbers.size());
            transaction.executeWithoutResult(status -> {
                String account =
                        context.getBean(Customers.class).findOrCreate(NewAccount.named("Fleet & Sons", "Central"));
                for (int i = 0; i < chunk; i++) {
                    String number = context.getBean(Deals.class)
                            .open(new NewDeal(
                                    "Fleet", account, "web", "Central", null, null, null, owner, null, stage, null,
                                    null, Map.of()));
                    start.of(number);
                    numbers.add(number);
                }
            });
        }
        return numbers;
    }

    /** Publishes the newest version of a process with a change; answers its number. */
    public int publish(String process, UnaryOperator<String> change) {
        Models models = context.getBean(Models.class);
        byte[] newest = models.bytes(models.find(process).orElseThrow());
        byte[] changed =
                change.apply(new String(newest, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        Models.Model published = transaction.execute(
                status -> models.publish(Map.of(process, changed)).get(process));
        return published.version();
    }

    public int newest(String process) {
        return context.getBean(Models.class).find(process).orElseThrow().version();
    }

    /** Waits until no worker works on it any more. */
    public JsonNode finished(Api api, String process, String id) {
        long deadline = System.nanoTime() + Duration.ofSeconds(300).toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode run = api.get("/api/processes/" + process + "/migrations/" + id)
                    .expect(200)
                    .body();
            if (!List.of("REHEARSING", "CANARY", "RUNNING")
                    .contains(run.at("/state").asText())) {
                return run;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("the migration does not come to an end");
    }

    /** Where each deal's process stands, read from the tables themselves: version, places, tasks with their rows, timers, limits. */
    public Map<String, List<String>> standing(String process, List<String> deals) {
        Map<String, List<String>> all = new TreeMap<>();
        jdbc.sql("""
                select i.business_key_, 'at ' || e.act_id_ || ' ' || substr(e.proc_def_id_, 1, length(e.proc_def_id_) - 37)
                from act_ru_execution i join act_ru_execution e on e.proc_inst_id_ = i.id_
                where i.business_key_ in (:deals) and i.parent_id_ is null and e.act_id_ is not null and e.is_active_ = true
                    and i.proc_def_id_ like :process
                union all
                select w.deal, 'task ' || w.element || ' ' || w.name || ' ' || coalesce(w.candidate_group, '-') || ' '
                    || coalesce(w.assignee, '-') || ' v' || w.process_version || ' ' || cast(extract(epoch from w.due) as bigint)
                    || (case when w.definition = t.proc_def_id_ and w.element = t.task_def_key_ and w.name = t.name_ then ''
                        else ' out of step' end)
                from work_item w join act_ru_task t on t.id_ = w.id where w.deal in (:deals) and t.proc_def_id_ like :process
                union all
                select i.business_key_, 'timer ' || f.act_id_ || ' ' || cast(extract(epoch from j.duedate_) as bigint)
                from act_ru_execution i join act_ru_job j on j.process_instance_id_ = i.id_
                    join act_ru_jobdef f on f.id_ = j.job_def_id_
                where i.business_key_ in (:deals) and i.parent_id_ is null and j.type_ = 'timer' and i.proc_def_id_ like :process
                union all
                select d.deal, 'limit ' || d.element || ' ' || coalesce(cast(d.due_at as varchar(40)), '-')
                    || ' ' || coalesce(cast(d.remind_at as varchar(40)), '-') || ' '
                    || (case when d.definition = t.proc_def_id_ then 'same' else 'other' end)
                from deadline d join act_ru_task t on t.id_ = d.task where d.deal in (:deals) and t.proc_def_id_ like :process
                order by 1, 2""").param("deals", deals).param("process", process + ":%").query(row -> {
            all.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(row.getString(2));
        });
        return all;
    }

    /** How many rows each table has. */
    public Map<String, Long> rows() {
        Map<String, Long> counts = new HashMap<>();
        for (String table : List.of(
                "trail_entry",
                "trail_head",
                "work_item",
                "work_item_closed",
                "work_item_queue",
                "notification",
                "outbox_mail",
                "deadline",
                "deal_stage_visit",
                "migration",
                "migration_item",
                "webhook_delivery",
                "act_ru_job",
                "act_ru_execution",
                "act_ru_task",
                "act_ru_variable",
                "act_ru_event_subscr",
                "act_hi_procinst",
                "act_hi_actinst",
                "act_hi_incident",
                "act_hi_op_log")) {
            counts.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }

    /** The earliest entry of a kind on a deal's trail, or nothing. */
    public long entries(String action, List<String> deals) {
        return jdbc.sql(
                        "select count(distinct subject) from trail_entry where action = :action and subject in (:deals)")
                .param("action", action)
                .param("deals", deals)
                .query(Long.class)
                .single();
    }
}
