package io.dealtrail.aftersales;

import io.dealtrail.engine.Workflow;
import io.dealtrail.link.Link;
import io.dealtrail.link.LinkPage;
import io.dealtrail.link.Links;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** A customer answers a survey by a link: once. */
@Component
@Transactional
class SurveyLink implements LinkPage {

    static final String PURPOSE = "survey";
    private static final String ANSWERED = "after-sales.surveyAnswered";

    private final Surveys surveys;
    private final Links links;
    private final Workflow workflow;
    private final ApplicationEventPublisher events;

    SurveyLink(Surveys surveys, Links links, Workflow workflow, ApplicationEventPublisher events) {
        this.surveys = surveys;
        this.links = links;
        this.workflow = workflow;
        this.events = events;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public String show(Link link, Model model) {
        model.addAttribute("survey", survey(link));
        return "aftersales/survey-answer";
    }

    @Override
    public String answer(Link link, Map<String, String> form, HttpServletRequest request, Model model) {
        events.publishEvent(new Touch(List.of(link.deal())));
        Survey survey = survey(link);
        if (survey.answeredAt() != null) {
            return ""; // its page says so kindly
        }
        Map<String, Object> values = values(form);
        AfterSalesMessages.surveyAnswered(values);
        int newest = surveys.of(link.deal()).size();
        boolean told = survey.survey() == newest && workflow.tellIfExpected(ANSWERED, link.deal(), values);
        if (!told) {
            surveys.answer(
                    link.deal(),
                    survey.survey(),
                    new Surveys.Answer(
                            (Integer) values.get("rating"),
                            (Integer) values.get("recommendation"),
                            null,
                            String.valueOf(values.get("comment"))));
        }
        links.answered(link, "rating " + values.get("rating"));
        return "";
    }

    private static Map<String, Object> values(Map<String, String> form) {
        List<Field> missing = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (String question : List.of("rating", "recommendation")) {
            String given = form.getOrDefault(question, "").strip();
            if (given.isEmpty()) {
                missing.add(Field.of(question, "survey.choose"));
            } else {
                values.put(question, given);
            }
        }
        if (!missing.isEmpty()) {
            throw Refused.fields(missing);
        }
        values.put("comment", form.getOrDefault("comment", "").strip());
        return values;
    }

    private Survey survey(Link link) {
        return surveys.find(link.deal(), Integer.parseInt(link.subject())).orElseThrow(() -> new NotFound("link", ""));
    }
}
