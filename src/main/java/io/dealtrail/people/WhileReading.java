package io.dealtrail.people;

import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Asks once within a request that only reads; the next request, and whatever changes something, asks anew. */
final class WhileReading {

    private WhileReading() {}

    @SuppressWarnings("unchecked") // under its name stands what the same call has put there
    static <T> T once(String name, Supplier<T> question) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (!(request instanceof ServletRequestAttributes web)
                || !web.getRequest().getMethod().equals("GET")) {
            return question.get();
        }
        Object known = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (known != null) {
            return (T) known;
        }
        T answer = question.get();
        request.setAttribute(name, answer, RequestAttributes.SCOPE_REQUEST);
        return answer;
    }
}
