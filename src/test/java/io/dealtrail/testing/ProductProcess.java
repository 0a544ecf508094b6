package io.dealtrail.testing;

import io.dealtrail.Dealtrail;
import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.mock.env.MockEnvironment;

/** The product in a process of its own, in real time and with its job executor, so that it can be killed. */
public final class ProductProcess {

    /** The people of {@link Company}, without the movable clock. No configuration, or the product's scan would find it in tests. */
    static class RealTimeWorld {
        @Bean
        @Order(2)
        ApplicationRunner company(Accounts accounts, People people) {
            return new Company(accounts, people).settleIn();
        }
    }

    private final String database;
    private final int port;
    private final List<String> settings;
    private Process process;

    /** @param settings further {@code --name=value} arguments */
    public ProductProcess(String database, String... settings) throws IOException, InterruptedException {
        this.database = database;
        this.settings = List.of(settings);
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.process = start();
    }

    public static void main(String[] args) {
        new SpringApplicationBuilder(Dealtrail.class, RealTimeWorld.class).run(args);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    public void restart() throws IOException, InterruptedException {
        process = start();
    }

    public Api api() {
        return new Api(new MockEnvironment().withProperty("local.server.port", Integer.toString(port)));
    }

    private Process start() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                classPath,
                ProductProcess.class.getName(),
                "--server.port=" + port,
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=",
                "--dealtrail.sample=false",
                // Coverage belongs to the test's own engine.
                "--spring.autoconfigure.exclude=org.camunda.community.process_test_coverage.spring_test.platform7."
                        + "ProcessEngineCoverageConfiguration",
                "--logging.level.root=WARN"));
        command.addAll(settings);
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/product-process-" + port + ".log"))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        awaitReady(started);
        return started;
    }

    private void awaitReady(Process started) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < deadline && started.isAlive()) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("the product did not start; see target/product-process-" + port + ".log");
    }
}
