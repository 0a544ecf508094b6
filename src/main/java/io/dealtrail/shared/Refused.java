package io.dealtrail.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A well-understood request that a rule forbids. The code names the rule and its message in {@code messages*.properties}. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** UNAUTHORIZED is 401, FORBIDDEN 403, CONFLICT 409, INVALID 422, LIMIT 429, MALFORMED 400, TOO_LARGE 413, UNSUPPORTED 415. */
    public enum Kind {
        UNAUTHORIZED,
        FORBIDDEN,
        CONFLICT,
        INVALID,
        LIMIT,
        MALFORMED,
        TOO_LARGE,
        UNSUPPORTED
    }

    /** One field's fault; {@code args} fill the message of the code. */
    public record Field(String field, String code, List<Object> args) {
        public static Field of(String field, String code, Object... args) {
            return new Field(field, code, List.of(args));
        }
    }

    private final Kind kind;
    private final String code;
    private final transient List<Object> args;
    private final transient List<Field> fields;
    private final transient Map<String, Object> facts = new LinkedHashMap<>();

    private Refused(Kind kind, String code, List<Object> args, List<Field> fields) {
        super(code + " " + args + fields);
        this.kind = kind;
        this.code = code;
        this.args = args;
        this.fields = fields;
    }

    /** The caller did not prove who it is: a wrong signature. */
    public static Refused unauthorized(String code, Object... args) {
        return new Refused(Kind.UNAUTHORIZED, code, List.of(args), List.of());
    }

    public static Refused forbidden(String code, Object... args) {
        return new Refused(Kind.FORBIDDEN, code, List.of(args), List.of());
    }

    public static Refused conflict(String code, Object... args) {
        return new Refused(Kind.CONFLICT, code, List.of(args), List.of());
    }

    public static Refused invalid(String code, Object... args) {
        return new Refused(Kind.INVALID, code, List.of(args), List.of());
    }

    public static Refused malformed(String code, Object... args) {
        return new Refused(Kind.MALFORMED, code, List.of(args), List.of());
    }

    public static Refused limit(String code, Object... args) {
        return new Refused(Kind.LIMIT, code, List.of(args), List.of());
    }

    public static Refused tooLarge(String code, Object... args) {
        return new Refused(Kind.TOO_LARGE, code, List.of(args), List.of());
    }

    /** Not a kind of content that is taken. */
    public static Refused unsupported(String code, Object... args) {
        return new Refused(Kind.UNSUPPORTED, code, List.of(args), List.of());
    }

    /** One field is wrong. */
    public static Refused field(String field, String code, Object... args) {
        return fields(List.of(Field.of(field, code, args)));
    }

    /** Several fields are wrong; the first one's code is the code of the whole. */
    public static Refused fields(List<Field> fields) {
        return new Refused(Kind.INVALID, fields.get(0).code(), fields.get(0).args(), List.copyOf(fields));
    }

    /** Adds a property to the problem answer, such as the current state for a stale version. */
    public Refused with(String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
        return this;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<Object> args() {
        return args;
    }

    public List<Field> fields() {
        return fields;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
