package io.dealtrail;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The product: one jar, one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Dealtrail {

    public static void main(String[] args) {
        SpringApplication.run(Dealtrail.class, args);
    }
}
