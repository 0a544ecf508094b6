package io.dealtrail.transfer;

import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row became.
 *
 * @param subject deal number, or as the trail names it
 * @param faults why it failed
 */
record Outcome(Kind kind, @Nullable String subject, List<Refused.Field> faults) {

    enum Kind {
        CREATED,
        UPDATED,
        UNCHANGED,
        FAILED
    }

    static Outcome created(String subject) {
        return new Outcome(Kind.CREATED, subject, List.of());
    }

    static Outcome known(String subject, boolean changed) {
        return new Outcome(changed ? Kind.UPDATED : Kind.UNCHANGED, subject, List.of());
    }

    static Outcome failed(Faults faults) {
        try {
            faults.refuse();
        } catch (Refused refused) {
            return failed(refused);
        }
        throw new IllegalArgumentException("no faults");
    }

    static Outcome failed(Refused refused) {
        List<Refused.Field> fields = refused.fields().isEmpty()
                ? List.of(new Refused.Field("", refused.code(), refused.args()))
                : refused.fields();
        return new Outcome(Kind.FAILED, null, fields);
    }

    static Outcome failed(String field, String code, Object... args) {
        return new Outcome(Kind.FAILED, null, List.of(Refused.Field.of(field, code, args)));
    }

    static Outcome failed(RuntimeException problem) {
        if (problem instanceof Refused refused) {
            return failed(refused);
        }
        if (problem instanceof NotFound missing) {
            return failed("", "import.notFound", String.valueOf(missing.getMessage()));
        }
        return failed("", "import.unexpected", problem.getClass().getSimpleName());
    }
}
