package io.dealtrail.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/** A client of the REST contract, over real HTTP: {@code api.as("anna.snelling").post("/api/leads", body)}. */
public class Api {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Environment environment;
    private final String user;
    private final Map<String, String> headers;

    Api(Environment environment) {
        this(environment, "", Map.of());
    }

    private Api(Environment environment, String user, Map<String, String> headers) {
        this.environment = environment;
        this.user = user;
        this.headers = headers;
    }

    public Api as(String username) {
        return new Api(environment, username, headers);
    }

    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(environment, user, more);
    }

    /** An answer; its body is parsed when it is JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + ": " + raw.body());
            }
            return this;
        }

        public String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a file as a form of a page would. */
    public Answer upload(String path, String name, byte[] content) {
        String line = "----the-line-between";
        String head = "--" + line + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name.replace("\"", "%22") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        List<byte[]> parts = List.of(
                head.getBytes(StandardCharsets.UTF_8),
                content,
                ("\r\n--" + line + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return with("Content-Type", "multipart/form-data; boundary=" + line)
                .exchange("POST", path, BodyPublishers.ofByteArrays(parts));
    }

    public String base() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    private Answer send(String method, String path, @org.jspecify.annotations.Nullable String json) {
        return json == null
                ? exchange(method, path, BodyPublishers.noBody())
                : with("Content-Type", headers.getOrDefault("Content-Type", "application/json"))
                        .exchange(method, path, BodyPublishers.ofString(json));
    }

    private Answer exchange(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
        if (!user.isEmpty()) {
            String credentials = user + ":demo";
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        headers.forEach(request::setHeader);
        request.method(method, body);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            boolean isJson = type.contains("json") && !answer.body().isEmpty();
            return new Answer(
                    answer.statusCode(), isJson ? JSON.readTree(answer.body()) : MissingNode.getInstance(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
