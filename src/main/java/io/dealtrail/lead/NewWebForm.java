package io.dealtrail.lead;

import io.dealtrail.web.Faults;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A web form as stated; parts as in {@link WebForm}. */
record NewWebForm(
        @Nullable String name,
        @Nullable String source,
        @Nullable String language,
        @Nullable List<String> fields,
        @Nullable String thanks,
        @Nullable String thanksUrl,
        @Nullable List<String> origins,
        @Nullable String team) {

    NewWebForm checked(Faults faults) {
        List<String> asked = fields == null || fields.isEmpty() ? WebForms.USUAL : fields;
        asked.forEach(field -> faults.choice("fields", field, WebForms.FIELDS));
        if (!asked.contains("email") && !asked.contains("phone")) {
            faults.add("fields", "webForm.noReach");
        }
        List<String> sites = new ArrayList<>();
        for (String origin : origins == null ? List.<String>of() : origins) {
            sites.add(origin(origin, faults));
        }
        if (String.join(" ", sites).length() > 2000) {
            faults.add("origins", "field.tooLong", "origins", 2000);
        }
        String url = faults.text("thanksUrl", thanksUrl, 500);
        if (url != null && site(url) == null) {
            faults.add("thanksUrl", "webForm.url", url);
        }
        return new NewWebForm(
                faults.required("name", name, 120),
                faults.choice("source", source == null || source.isBlank() ? "web" : source, NewLead.SOURCES),
                faults.choice("language", language, List.of("en", "zh-CN")),
                WebForms.FIELDS.stream().filter(asked::contains).toList(),
                faults.text("thanks", thanks, 1000),
                url,
                sites.stream().distinct().toList(),
                faults.text("team", team, 64));
    }

    /** {@code https://www.example.com}: scheme, host and port, nothing else. */
    private static String origin(String entered, Faults faults) {
        String site = site(entered);
        if (site == null || !(entered.equalsIgnoreCase(site) || entered.equalsIgnoreCase(site + "/"))) {
            faults.add("origins", "webForm.origin", entered);
            return "";
        }
        return site;
    }

    /** The origin of an address, or null when it is no address of the web. */
    static @Nullable String site(@Nullable String address) {
        try {
            URI uri = new URI(address == null ? "" : address.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            if (!List.of("http", "https").contains(scheme) || host == null || uri.getUserInfo() != null) {
                return null;
            }
            return scheme + "://" + host.toLowerCase(Locale.ROOT) + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
