package io.dealtrail.migration;

import io.dealtrail.shared.Refused;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Problems and elements in the reader's language. */
@Component
class ProblemWords {

    private static final String CODE = "migration.problem.";

    private final Show show;
    private final Wording wording;

    ProblemWords(Show show, Wording wording) {
        this.show = show;
        this.wording = wording;
    }

    public String of(Problem problem, String process) {
        return wording.text(CODE + problem.code(), args(problem, process));
    }

    public String element(String process, @Nullable String id, @Nullable String drawn) {
        return show.element(process, id, drawn == null || drawn.isBlank() ? id : drawn);
    }

    /** An event on a border is told by what it hangs on: every task has a timer called "Late?". */
    public String spot(String process, Spot spot, Spots all) {
        String name = element(process, spot.id(), spot.name());
        String on = spot.attachedTo();
        return on == null ? name : name + " (" + element(process, on, all.name(on)) + ")";
    }

    /** What an element is called in a version. */
    public String place(String process, String id, Spots all) {
        return element(process, id.replace(Spots.BODY, ""), all.name(id));
    }

    /** A plan that the engine does not take, element by element. */
    Refused refusal(List<Problem> problems, String process) {
        return Refused.fields(problems.stream()
                .map(problem -> Refused.Field.of(
                        "mapping." + Objects.requireNonNullElse(problem.element(), ""),
                        CODE + problem.code(),
                        args(problem, process)))
                .toList());
    }

    private Object[] args(Problem problem, String process) {
        List<Object> args = new ArrayList<>();
        if (problem.element() != null) {
            args.add(element(process, problem.element(), problem.name()));
        }
        args.addAll(problem.args());
        return args.toArray();
    }
}
