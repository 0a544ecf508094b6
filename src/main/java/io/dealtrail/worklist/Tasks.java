package io.dealtrail.worklist;

import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.FormField;
import io.dealtrail.engine.FormPage;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.engine.TaskForm;
import io.dealtrail.engine.Workflow;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.worklist.CurrentWork.Completion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with tasks. Each action locks the deal's trail first, so that two people on one deal take turns. */
@Component
@Transactional
public class Tasks {

    /** @param next tasks of the deal that are open because of the completion */
    record Completed(String deal, List<WorkItem> next) {}

    private final WorkItems items;
    private final TaskRules rules;
    private final FormValues formValues;
    private final Drawings drawings;
    private final Map<String, FormPage> pages;
    private final Workflow workflow;
    private final Deals deals;
    private final CurrentWork current;
    private final Comments comments;
    private final Actors actors;
    private final ApplicationEventPublisher events;

    Tasks(
            WorkItems items,
            TaskRules rules,
            FormValues formValues,
            Drawings drawings,
            List<FormPage> pages,
            Workflow workflow,
            Deals deals,
            CurrentWork current,
            Comments comments,
            Actors actors,
            ApplicationEventPublisher events) {
        this.items = items;
        this.rules = rules;
        this.formValues = formValues;
        this.drawings = drawings;
        this.pages = pages.stream().collect(Collectors.toMap(FormPage::key, p -> p));
        this.workflow = workflow;
        this.deals = deals;
        this.current = current;
        this.comments = comments;
        this.actors = actors;
        this.events = events;
    }

    /** An open or closed task that the person may see. */
    @Transactional(readOnly = true)
    WorkItem require(String id) {
        WorkItem item = items.open(id).or(() -> items.closed(id)).orElseThrow(() -> new NotFound("task", id));
        rules.requireVisible(item);
        return item;
    }

    /** What the task asks for; fields of a page of our own come from its module. */
    TaskForm form(WorkItem item) {
        TaskForm drawn =
                drawings.form(item.definition(), String.valueOf(item.place().element()));
        FormPage page = drawn.formKey() == null ? null : pages.get(drawn.formKey());
        return page == null
                ? drawn
                : new TaskForm(drawn.formKey(), drawn.mandatory(), page.fields(), drawn.properties());
    }

    /**
     * Completes a task: the values are checked and typed, whoever owns what it decides records that, facts go to the deal, and
     * the process moves on, all in one transaction.
     *
     * @throws Refused 422 for wrong values; 409 {@code task.alreadyCompleted} with who and when; 403 {@code task.notYours}
     */
    Completed complete(String id, Map<String, ?> raw) {
        return complete(id, raw, null, UnaryOperator.identity());
    }

    /**
     * @param seen mark of what the person had before them when they decided, for who owns the decision
     * @param asked what of the form was asked
     */
    Completed complete(String id, Map<String, ?> raw, @Nullable String seen, UnaryOperator<TaskForm> asked) {
        WorkItem item = lock(id);
        String onBehalfOf = rules.requireMayAct(item);
        TaskForm form = asked.apply(form(item));
        Map<String, Object> values = formValues.read(form.fields(), raw);
        Map<String, Object> variables = new HashMap<>();
        form.fields().forEach(field -> {
            Object typed = values.get(field.id());
            Object variable = typed == null ? null : FormValues.variable(typed);
            if (variable != null) {
                variables.put(field.id(), variable);
            }
        });
        events.publishEvent(new TaskEvents.Completing(
                id,
                item.deal(),
                item.place(),
                form.mandatory(),
                form.formKey(),
                values,
                variables,
                seen,
                form.mandatory() == null ? null : handedBy(item)));
        store(item, form, values);
        record(item, values, onBehalfOf);
        Completion by = new Completion(id, actors.current().toString(), onBehalfOf);
        return new Completed(item.deal(), current.completing(by, () -> workflow.complete(id, item.deal(), variables)));
    }

    Comments.Comment comment(String id, @Nullable String text) {
        WorkItem item = require(id);
        if (!actors.person().works()) {
            throw Refused.forbidden("task.notYours", item.name());
        }
        Comments.Comment comment = comments.write(item, text);
        events.publishEvent(DealEvent.of(item.deal(), "task.commented")
                .at(item.place())
                .with("task", id)
                .comment(comment.text()));
        return comment;
    }

    @Transactional(readOnly = true)
    List<Comments.Comment> comments(String id) {
        require(id);
        return comments.of(id);
    }

    /** Locks the deal, then looks: a task that went meanwhile is told as completed, by whom and when. */
    WorkItem lock(String id) {
        String deal = items.dealOf(id).orElse(null);
        if (deal != null) {
            events.publishEvent(new Touch(List.of(deal)));
            WorkItem open = items.open(id).orElse(null);
            if (open != null) {
                rules.requireVisible(open);
                return open;
            }
        }
        WorkItem gone = items.closed(id).orElseThrow(() -> new NotFound("task", id));
        rules.requireVisible(gone);
        WorkItem.Closing closing = Objects.requireNonNull(gone.closed());
        String code = closing.state().equals("completed") ? "task.alreadyCompleted" : "task.cancelled";
        throw Refused.conflict(code, gone.name(), String.valueOf(closing.by()), closing.at())
                .with("completedBy", name(closing.by()))
                .with("completedAt", closing.at());
    }

    WorkItem reread(String id) {
        return items.open(id).orElseThrow(() -> new NotFound("task", id));
    }

    private @Nullable String handedBy(WorkItem item) {
        String me = actors.person().username();
        return items.handed(item.id())
                .filter(hand -> me.equals(item.assignee()) && !me.equals(hand.by()))
                .map(hand -> hand.from() == null ? hand.by() : hand.from())
                .orElse(null);
    }

    /** Answers with a fact go there; the others are kept as attributes of the deal, but not those of approvals. */
    private void store(WorkItem item, TaskForm form, Map<String, Object> values) {
        Map<String, Object> answers = new HashMap<>();
        for (FormField field : form.fields()) {
            Object value = values.get(field.id());
            if (value != null && field.fact() != null) {
                deals.setFact(item.deal(), field.fact(), value);
            } else if (value != null && form.mandatory() == null && form.formKey() == null) {
                answers.put(field.id(), value);
            }
        }
        deals.answer(item.deal(), answers);
    }

    private void record(WorkItem item, Map<String, Object> values, @Nullable String onBehalfOf) {
        DealEvent event = DealEvent.of(item.deal(), "task.completed")
                .at(item.place())
                .onBehalfOf(onBehalfOf)
                .with("task", item.id());
        for (Map.Entry<String, Object> value : values.entrySet()) {
            Object typed = value.getValue();
            event = value.getKey().equals("comment")
                    ? event.comment(typed.toString())
                    : event.with(
                            value.getKey(),
                            typed instanceof Boolean || typed instanceof Long ? typed : typed.toString());
        }
        events.publishEvent(event);
    }

    private static @Nullable String name(@Nullable String actor) {
        return actor == null ? null : actor.replaceFirst("^person:", "");
    }
}
