package io.dealtrail.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** Somebody who is signed in to the pages and looks at them, one after the other. */
final class Visitor implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;

    private Visitor(String base) {
        this.base = base;
    }

    static Visitor signedIn(Environment environment, String username) {
        Visitor visitor = new Visitor("http://localhost:" + environment.getRequiredProperty("local.server.port"));
        Matcher token = TOKEN.matcher(visitor.get("/login"));
        if (!token.find()) {
            throw new IllegalStateException("the login has no form");
        }
        String form = "username=" + username + "&password=demo&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        visitor.send(HttpRequest.newBuilder(URI.create(visitor.base + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return visitor;
    }

    /** The page's text. */
    String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200
                    || answer.uri().getPath().startsWith("/login")
                            && answer.request().method().equals("POST")) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.uri());
            }
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        get("/profile"); // still signed in: nothing that was measured was a login page
    }
}
