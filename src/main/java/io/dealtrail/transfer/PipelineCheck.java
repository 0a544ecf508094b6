package io.dealtrail.transfer;

import io.dealtrail.catalog.Catalog;
import io.dealtrail.catalog.Product;
import io.dealtrail.customer.Customers;
import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Stage;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads rows of a pipeline against what is known here: agents, products, accounts, stages. */
@Component
class PipelineCheck {

    static final Columns COLUMNS = Columns.requiring("id", "agent", "stage")
            .field("id", "opportunity id", "deal id", "record id", "id")
            .field("agent", "sales agent", "opportunity owner", "deal owner", "owner", "负责人")
            .field("stage", "deal stage", "stage", "stage name")
            .field("title", "opportunity name", "deal name", "title", "商机名称")
            .field("product", "product", "意向产品")
            .field("account", "account", "account name", "associated company", "客户名称")
            .field("engagedOn", "engage date", "created date", "create date")
            .field("closeOn", "close date", "closing date", "expected close date", "预计成交日期", "结束时间")
            .field("value", "close value", "amount", "deal value", "商机金额", "金额")
            .field("reason", "closed lost reason", "lost reason", "reason for loss");

    private static final Set<String> WON = Set.of("won", "closedwon");
    private static final Set<String> LOST = Set.of("lost", "closedlost");
    /** Stages of other systems' pipelines, by where the deal goes on here. */
    private static final Map<String, String> STAGES = stages(Map.of(
            "lead-qualification", List.of("prospecting", "qualification"),
            "needs-analysis", List.of("engaging", "id. decision makers", "perception analysis"),
            "proposal", List.of("value proposition", "proposal/price quote"),
            "negotiation", List.of("negotiation/review")));

    private final People people;
    private final Catalog catalog;
    private final Customers customers;
    private final Deals deals;
    private final Drawings drawings;

    PipelineCheck(People people, Catalog catalog, Customers customers, Deals deals, Drawings drawings) {
        this.people = people;
        this.catalog = catalog;
        this.customers = customers;
        this.deals = deals;
        this.drawings = drawings;
    }

    /** What is looked up once for some rows of one transaction. */
    Known begin(ImportRun run) {
        Map<String, Person> agents = new HashMap<>();
        people.all().stream().filter(Person::active).forEach(person -> {
            agents.put(Columns.normal(person.name()), person);
            agents.put(Columns.normal(person.username()), person);
            agents.put(Columns.normal(String.valueOf(person.email())), person);
        });
        Person by = people.find(run.startedBy()).orElse(null);
        boolean ownTeamsOnly = by != null && by.is(Role.MANAGER) && !by.is(Role.DIRECTOR) && !by.is(Role.ADMIN);
        List<Stage> stages = drawings.stages();
        return new Known(
                agents,
                ownTeamsOnly ? people.managedBy(run.startedBy()) : null,
                stages.stream()
                        .map(Stage::key)
                        .limit(Math.max(0, stages.size() - 1))
                        .toList());
    }

    final class Known {

        private final Map<String, Person> agents;
        private final @Nullable Set<String> teams;
        private final List<String> stages;
        private final Map<String, Optional<String>> products = new HashMap<>();
        private final Map<String, Optional<String>> accounts = new HashMap<>();

        private Known(Map<String, Person> agents, @Nullable Set<String> teams, List<String> stages) {
            this.agents = agents;
            this.teams = teams;
            this.stages = stages;
        }

        /** The row, or nothing and faults in its cells. */
        @Nullable
        PipelineRow check(Cells cells) {
            String id = cells.required("id", 120);
            Person owner = owner(cells);
            Boolean closed = closed(cells);
            String stage = closed != null ? "needs-analysis" : stage(cells);
            String product = product(cells);
            String account = account(cells);
            LocalDate engagedOn = cells.date("engagedOn");
            LocalDate closeOn = cells.date("closeOn");
            Money value = cells.money("value", BigDecimal.ONE, deals.baseCurrency());
            String title = title(cells, product);
            String reason = cells.text("reason", 2000);
            Map<String, Object> attributes = new HashMap<>(cells.others());
            if (product != null) {
                attributes.put("product", product);
            }
            if (closed != null && closeOn == null && cells.raw("closeOn") == null) {
                cells.faults().add("closeOn", "import.closedWhen");
            }
            if (closed != null && closeOn != null && engagedOn != null && closeOn.isBefore(engagedOn)) {
                cells.faults().add("closeOn", "import.closedBefore", closeOn.toString(), engagedOn.toString());
            }
            if (!cells.faults().none() || owner == null) {
                return null;
            }
            return new PipelineRow(
                    cells, id, title, stage, owner, account, value, engagedOn, closeOn, closed, reason, attributes);
        }

        private @Nullable Person owner(Cells cells) {
            String name = cells.required("agent", 200);
            Person agent = agents.get(Columns.normal(name));
            if (agent == null && !name.isEmpty()) {
                cells.faults().add("agent", "import.agent", name);
            } else if (agent != null && teams != null && !teams.contains(String.valueOf(agent.team()))) {
                cells.faults().add("agent", "import.otherTeam", name);
            }
            return agent;
        }

        private @Nullable Boolean closed(Cells cells) {
            String stage = Columns.normal(String.valueOf(cells.raw("stage")));
            return WON.contains(stage) ? Boolean.TRUE : LOST.contains(stage) ? Boolean.FALSE : null;
        }

        private String stage(Cells cells) {
            String given = cells.required("stage", 200);
            String normal = Columns.normal(given);
            String stage = STAGES.getOrDefault(
                    normal,
                    stages.stream()
                            .filter(key -> Columns.normal(key).equals(normal))
                            .findFirst()
                            .orElse(""));
            if (!stages.contains(stage) && !given.isEmpty()) {
                cells.faults()
                        .add(
                                "stage",
                                "import.stage",
                                given,
                                "Prospecting, Engaging, Won, Lost, " + String.join(", ", stages));
            }
            return stage;
        }

        private @Nullable String product(Cells cells) {
            String name = cells.text("product", 200);
            if (name == null) {
                return null;
            }
            Optional<String> found =
                    products.computeIfAbsent(name, n -> catalog.find(n).map(Product::name));
            if (found.isEmpty()) {
                cells.faults().add("product", "import.product", name);
            }
            return found.orElse(null);
        }

        private @Nullable String account(Cells cells) {
            String name = cells.text("account", 200);
            if (name == null) {
                return null;
            }
            Optional<String> found = accounts.computeIfAbsent(name, customers::named);
            if (found.isEmpty()) {
                cells.faults().add("account", "import.account", name);
            }
            return found.orElse(null);
        }

        private String title(Cells cells, @Nullable String product) {
            String title = cells.text("title", 200);
            if (title != null) {
                return title;
            }
            if (product == null) {
                if (cells.raw("product") == null) {
                    cells.faults().add("product", "import.noTitle");
                }
                return "";
            }
            String account = cells.raw("account");
            String whole = account == null ? product : account + ": " + product;
            return whole.length() > 200 ? product : whole;
        }
    }

    private static Map<String, String> stages(Map<String, List<String>> names) {
        Map<String, String> stages = new HashMap<>();
        names.forEach((stage, many) -> Stream.concat(many.stream(), Stream.of(stage))
                .forEach(name -> stages.put(Columns.normal(name), stage)));
        return Map.copyOf(stages);
    }
}
