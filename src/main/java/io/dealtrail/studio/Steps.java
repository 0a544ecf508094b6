package io.dealtrail.studio;

import io.dealtrail.engine.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The steps that a service task may take. */
@Component("studioSteps")
class Steps {

    /**
     * @param writes the variable it writes and what that means; empty for none
     */
    record Offered(String id, String label, String does, List<String> reads, String writes) {}

    private final ListableBeanFactory beans;
    private final Words words;

    Steps(ListableBeanFactory beans, Words words) {
        this.beans = beans;
        this.words = words;
    }

    List<Offered> all(Locale locale) {
        return java.util.Arrays.stream(beans.getBeanNamesForAnnotation(Step.class))
                .map(name -> offered(name, locale))
                .sorted(Comparator.comparing(Offered::id))
                .toList();
    }

    private Offered offered(String name, Locale locale) {
        Step step = java.util.Objects.requireNonNull(beans.findAnnotationOnBean(name, Step.class));
        return new Offered(
                name,
                words.say("studio.step." + name, name, locale),
                words.say("studio.step." + name + ".does", step.does(), locale),
                List.of(step.reads()),
                step.writes());
    }
}
