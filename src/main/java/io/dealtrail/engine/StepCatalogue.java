package io.dealtrail.engine;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The steps that a diagram may name, with what each does, reads and writes. */
@Component
public class StepCatalogue {

    private final ListableBeanFactory beans;

    StepCatalogue(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** By name. */
    public Map<String, Step> all() {
        Map<String, Step> steps = new TreeMap<>();
        for (String name : beans.getBeanNamesForAnnotation(Step.class)) {
            Step step = beans.findAnnotationOnBean(name, Step.class, false);
            if (step != null) {
                steps.put(name, step);
            }
        }
        return steps;
    }

    /** Names of the variables that a step writes. */
    public static java.util.List<String> written(Step step) {
        return java.util.Arrays.stream(step.writes().split(";"))
                .map(w -> w.split(":", 2)[0].strip())
                .filter(w -> !w.isEmpty())
                .toList();
    }
}
