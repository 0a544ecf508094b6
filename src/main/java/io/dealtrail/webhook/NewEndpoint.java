package io.dealtrail.webhook;

import io.dealtrail.web.Faults;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An endpoint as entered. */
record NewEndpoint(
        @Nullable String name,
        @Nullable String url,
        @Nullable List<String> events) {

    NewEndpoint checked(Faults faults, Destinations destinations) {
        String called = faults.required("name", name, 120);
        String address = faults.required("url", url, 500);
        if (!address.isEmpty()) {
            destinations.fault(address).ifPresent(code -> faults.add("url", code, address));
        }
        List<String> wanted = events == null
                ? List.of()
                : List.copyOf(events.stream().distinct().toList());
        if (wanted.isEmpty()) {
            faults.add("events", "webhook.noEvents");
        }
        wanted.stream()
                .filter(e -> !Events.ALL.contains(e))
                .findFirst()
                .ifPresent(unknown -> faults.add("events", "webhook.unknownEvent", unknown));
        return new NewEndpoint(
                called, address, Events.ALL.stream().filter(wanted::contains).toList());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s)", name, url);
    }
}
