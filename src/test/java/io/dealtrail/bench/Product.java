package io.dealtrail.bench;

import io.dealtrail.deal.Deals;
import io.dealtrail.deal.NewDeal;
import io.dealtrail.engine.Workflow;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.SignIn;
import io.dealtrail.shared.Money;
import io.dealtrail.worklist.TaskDoor;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's services as a signed-in person uses them, without the web. */
class Product implements Side {

    private final Deals deals;
    private final Workflow workflow;
    private final TaskDoor tasks;
    private final TransactionTemplate transaction;
    private final Person anna;

    Product(ApplicationContext context) {
        deals = context.getBean(Deals.class);
        workflow = context.getBean(Workflow.class);
        tasks = new TaskDoor(context);
        transaction = context.getBean(TransactionTemplate.class);
        anna = context.getBean(People.class).require("anna.snelling");
        context.getBean(RepositoryService.class)
                .createDeployment()
                .addClasspathResource("bench/bench-deal.bpmn")
                .deploy();
    }

    @Override
    public String name() {
        return "product";
    }

    @Override
    public String open() {
        return tasks.openTasks(start()).get(0);
    }

    /** Takes a deal all the way and answers its number. */
    String travelled() {
        String deal = start();
        String task = tasks.openTasks(deal).get(0);
        for (int stage = 1; task != null; stage++) {
            task = complete(task, stage);
        }
        return deal;
    }

    /** Opens a deal and answers its number. */
    String start() {
        SignIn.as(anna);
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            String number = deals.open(new NewDeal(
                    "GTX Pro for the bench",
                    null,
                    "web",
                    "Central",
                    "software",
                    250,
                    Money.of(new java.math.BigDecimal("25000.50"), "USD"),
                    anna.username(),
                    anna.team(),
                    null,
                    null,
                    null,
                    Map.of()));
            workflow.start("bench-deal", number, START);
            return number;
        }));
    }

    @Override
    public @Nullable String complete(String task, int stage) {
        List<String> next = tasks.complete(task, Side.answers(stage));
        return next.isEmpty() ? null : next.get(0);
    }
}
