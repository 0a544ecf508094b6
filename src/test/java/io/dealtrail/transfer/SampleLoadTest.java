package io.dealtrail.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dealtrail.testing.Postgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The product as a process of its own on PostgreSQL, killed in the middle of its first load. */
class SampleLoadTest {

    private static final int ALL = 8_800;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path logs;

    private final String url = Postgres.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
    private Process product;
    private int port;

    @AfterEach
    void stop() {
        product.destroyForcibly();
    }

    @Test
    void aKilledLoadGoesOnByItselfAndEverybodySeesTheirDeals() throws IOException, InterruptedException {
        start("first");
        waitUntilDone(1_000);
        product.destroyForcibly().waitFor();
        int before = done();
        assertThat(before).isLessThan(ALL);

        start("second");
        waitUntilDone(ALL);

        assertThat(count("select count(*) from deal")).isEqualTo(ALL);
        assertThat(count("select count(distinct external_id) from deal")).isEqualTo(ALL);
        assertThat(count("select count(*) from import_row where import_id = 'sample-pipeline'"))
                .isEqualTo(ALL);
        assertThat(count("select count(*) from import_fault")).isZero();
        assertThat(jdbc.queryForList(
                        "select status || ' ' || stage || ' ' || count(*) from deal group by status, stage order by 1",
                        String.class))
                .containsExactly(
                        "LOST needs-analysis 2473",
                        "OPEN lead-qualification 500",
                        "OPEN needs-analysis 1589",
                        "WON after-sales 4238");
        assertThat(count("select count(*) from deal where account is null")).isEqualTo(1_425);
        assertThat(count("select count(*) from work_item w join deal d on d.number = w.deal and d.owner = w.assignee"))
                .isEqualTo(2_089);
        assertThat(
                        count(
                                "select count(*) from act_ru_execution where business_key_ is not null and super_exec_ is null"))
                .isEqualTo(2_089);
        assertThat(count("select count(*) from work_item where due <= created_at"))
                .isZero();
        assertThat(count("select count(*) from act_ru_job")).isEqualTo(2_089);

        assertThat(total("director")).isEqualTo(ALL);
        assertThat(total("anna.snelling"))
                .isEqualTo(count("select count(*) from deal where owner = 'anna.snelling'"))
                .isEqualTo(448);
        assertThat(total("dustin.brinkmann"))
                .isEqualTo(count("select count(*) from deal where team = 'brinkmann'"))
                .isEqualTo(1_583);
        assertThat(total("admin")).isZero();
        JsonNode trail = get("auditor", "/api/trail/verify");
        assertThat(trail.at("/complete").asBoolean()).isTrue();
        assertThat(trail.at("/unaltered").asBoolean()).isTrue();
    }

    private void start(String log) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String classPath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        Path arguments =
                Files.writeString(logs.resolve(log + ".args"), "-cp \"" + classPath.replace("\\", "\\\\") + "\"");
        product = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "@" + arguments,
                        "io.dealtrail.Dealtrail",
                        "--server.port=" + port,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=",
                        "--spring.datasource.password=",
                        // Coverage belongs to the test's own engine.
                        "--spring.autoconfigure.exclude=org.camunda.community.process_test_coverage.spring_test.platform7."
                                + "ProcessEngineCoverageConfiguration"))
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(log + ".log").toFile())
                .start();
    }

    private void waitUntilDone(int rows) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(product.isAlive()).isTrue();
            return done() >= rows;
        });
    }

    private int done() {
        try {
            return count("select coalesce(max(done), 0) from import_run where id = 'sample-pipeline'");
        } catch (DataAccessException noTableYet) {
            return 0;
        }
    }

    private int count(String sql) {
        Integer count = jdbc.queryForObject(sql, Integer.class);
        return count == null ? 0 : count;
    }

    private int total(String user) throws IOException, InterruptedException {
        return get(user, "/api/deals?size=1").at("/total").asInt();
    }

    private JsonNode get(String user, String path) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Basic " + login)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(answer.body());
    }
}
