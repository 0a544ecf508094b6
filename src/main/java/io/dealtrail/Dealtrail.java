package io.dealtrail;

import io.dealtrail.trail.VerifyCommand;
import java.util.List;
import javax.xml.datatype.DatatypeFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The product: one jar, one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Dealtrail {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("verify")) {
            List<String> rest = List.of(args).subList(1, args.length);
            System.exit(VerifyCommand.run(rest, System.out));
        }
        // Else the class path is searched for an XML library at each timer that the engine sets.
        System.setProperty(
                DatatypeFactory.DATATYPEFACTORY_PROPERTY, DatatypeFactory.DATATYPEFACTORY_IMPLEMENTATION_CLASS);
        SpringApplication.run(Dealtrail.class, args);
    }
}
