package io.dealtrail.migration;

import java.util.List;
import org.springframework.stereotype.Component;

/** Writes migrations as the API answers them. */
@Component
class Answers {

    private final ProblemWords words;
    private final ItemRepository items;

    Answers(ProblemWords words, ItemRepository items) {
        this.words = words;
        this.items = items;
    }

    Shown.Rehearsed rehearsed(Mapping mapping, List<Report> reports, int total) {
        Plan plan = mapping.plan();
        int ok = (int) reports.stream().filter(Report::ok).count();
        return new Shown.Rehearsed(
                plan.process(),
                plan.from(),
                plan.to(),
                plan.hash(),
                total,
                total > reports.size(),
                ok,
                reports.size() - ok,
                mapping.lines().stream().map(line -> pair(line, plan.process())).toList(),
                mapping.timers().stream()
                        .map(timer -> timer(timer, plan.process()))
                        .toList(),
                mapping.forms(),
                reports.stream().map(report -> deal(report, plan.process())).toList());
    }

    Shown.Run run(Migration migration) {
        return new Shown.Run(
                migration.id(),
                migration.process(),
                migration.from(),
                migration.to(),
                migration.state(),
                migration.planHash(),
                migration.plan().pairs(),
                migration.plan().timers(),
                migration.reason(),
                migration.canary(),
                migration.backOf(),
                migration.startedBy(),
                items.progress(migration.id()),
                migration.createdAt(),
                migration.begunAt(),
                migration.finishedAt());
    }

    Shown.Line line(Item item, String process) {
        Report report = item.report();
        return new Shown.Line(
                item.deal(),
                item.state(),
                item.place(),
                item.rehearsed() == null ? null : item.rehearsed().equals("OK"),
                faults(item.problems(), process),
                item.movedAt(),
                report == null ? null : deal(report, process));
    }

    private Shown.Deal deal(Report report, String process) {
        return new Shown.Deal(
                report.deal(),
                report.ok(),
                faults(report.problems(), process),
                faults(report.notes(), process),
                report.before().places(),
                report.after().places(),
                report.before().tasks(),
                report.after().tasks(),
                report.before().timers(),
                report.after().timers());
    }

    private List<Shown.Fault> faults(List<Problem> problems, String process) {
        return problems.stream()
                .map(problem -> new Shown.Fault(problem.code(), problem.element(), words.of(problem, process)))
                .toList();
    }

    private Shown.Pair pair(Mapping.Line line, String process) {
        Spot to = line.to();
        return new Shown.Pair(
                line.from().id(),
                words.element(process, line.from().id(), line.from().name()),
                to == null ? null : to.id(),
                line.origin(),
                line.similarity(),
                line.deals());
    }

    private Shown.Timer timer(Mapping.TimerLine timer, String process) {
        Spot spot = timer.timer();
        return new Shown.Timer(
                spot.id(),
                words.element(process, spot.id(), spot.name()),
                timer.task(),
                timer.counterpart(),
                timer.fate(),
                timer.running());
    }
}
