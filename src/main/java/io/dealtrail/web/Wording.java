package io.dealtrail.web;

import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The words of a refusal for pages, in the reader's language. */
@Component
public class Wording {

    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    /** The whole refusal in one text. */
    public String of(Refused refused) {
        return refused.fields().isEmpty()
                ? text(refused.code(), refused.args().toArray())
                : refused.fields().stream().map(this::of).collect(Collectors.joining(" "));
    }

    /** The refusals by field. A field's own name in the text is replaced by its label. */
    public Map<String, String> byField(Refused refused, Map<String, String> labels) {
        Map<String, String> faults = new LinkedHashMap<>();
        for (Field field : refused.fields()) {
            Object[] args = field.args().stream()
                    .map(arg -> arg.equals(field.field()) ? labels.getOrDefault(field.field(), field.field()) : arg)
                    .toArray();
            faults.putIfAbsent(field.field(), text(field.code(), args));
        }
        return faults;
    }

    public String text(String code, Object... args) {
        Object[] texts = Arrays.stream(args).map(String::valueOf).toArray();
        String fallback = messages.getMessage("http.fallback", null, code, LocaleContextHolder.getLocale());
        return String.valueOf(messages.getMessage(code, texts, fallback, LocaleContextHolder.getLocale()));
    }

    /** The HTTP status that a refusal answers with. */
    public static HttpStatus status(Refused refused) {
        return switch (refused.kind()) {
            case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case LIMIT -> HttpStatus.TOO_MANY_REQUESTS;
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        };
    }

    private String of(Field field) {
        return text(field.code(), field.args().toArray());
    }
}
