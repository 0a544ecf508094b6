package io.dealtrail.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dealtrail.contract.Template.Body;
import io.dealtrail.people.Actor;
import io.dealtrail.shared.DealEvent;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The template that comes with the product, put in where there is none: a newer jar never overwrites a manager's edit. */
@Component
@Order(1)
class ShippedTemplate implements ApplicationRunner {

    static final String ID = "standard";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final TemplateRepository templates;
    private final ApplicationEventPublisher events;

    ShippedTemplate(TemplateRepository templates, ApplicationEventPublisher events) {
        this.templates = templates;
        this.events = events;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) throws IOException {
        if (!templates.isEmpty()) {
            return;
        }
        templates.insert(ID, read(), true, Actor.ENGINE.toString(), null);
        events.publishEvent(
                DealEvent.of(Templates.subject(ID), "contractTemplate.created").with("origin", "shipped"));
    }

    static Body read() throws IOException {
        try (InputStream file = new ClassPathResource("contract/standard-clauses.json").getInputStream()) {
            return JSON.readValue(file, Body.class);
        }
    }
}
