package io.dealtrail.worklist;

import io.dealtrail.shared.Said;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRedirectView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where an action on tasks leads: in the list the answer is told in place and the list fetches itself anew, from any other page the
 * person comes back to that page.
 */
@Component
class Back {

    static final String LIST = "/tasks";

    /** Tells the browser's list that it is stale. */
    private static final String CHANGED = "tasksChanged";

    /** What belongs to one request. */
    record Asked(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes next) {}

    /** Tells what was done. */
    Object done(Said said, Asked asked) {
        return done(said, asked, from(asked.request()));
    }

    /** Tells what was done to a task that is no longer on the person's desk: its own page leads on to the list. */
    Object gone(Said said, Asked asked) {
        String from = from(asked.request());
        return done(said, asked, from.startsWith(LIST + "/") ? LIST : from);
    }

    Object refused(String why, Asked asked) {
        if (inPlace(asked.request())) {
            asked.model().addAttribute("problem", why);
            return inPlace(asked.response());
        }
        Said.refused(why, asked.next());
        return redirect(from(asked.request()), asked.request());
    }

    private Object done(Said said, Asked asked, String to) {
        if (inPlace(asked.request())) {
            said.on(asked.model());
            return inPlace(asked.response());
        }
        said.on(asked.next());
        return redirect(to, asked.request());
    }

    private static String inPlace(HttpServletResponse response) {
        response.setHeader("HX-Trigger", CHANGED);
        return "layout :: said";
    }

    private static boolean inPlace(HttpServletRequest request) {
        return isPart(request) && LIST.equals(path(request.getHeader("HX-Current-URL"), false));
    }

    private static Object redirect(String to, HttpServletRequest request) {
        return isPart(request) ? new HtmxRedirectView(to, true) : "redirect:" + to;
    }

    private static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** The page that the person looks at; only its path, so that nobody is led elsewhere. */
    private static String from(HttpServletRequest request) {
        String address = request.getHeader("HX-Current-URL");
        String path = path(address != null ? address : request.getHeader("Referer"), true);
        return path == null ? LIST : path;
    }

    private static @Nullable String path(@Nullable String address, boolean withQuery) {
        if (address == null) {
            return null;
        }
        try {
            URI uri = URI.create(address);
            String path = uri.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) {
                return null;
            }
            return withQuery && uri.getRawQuery() != null ? path + "?" + uri.getRawQuery() : path;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
