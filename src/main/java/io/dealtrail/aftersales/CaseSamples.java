package io.dealtrail.aftersales;

import io.dealtrail.notification.LetterSample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class CaseSamples implements LetterSample {

    @Override
    public List<String> templates() {
        return List.of("case-opened", "case-question", "case-reply", "case-resolved", "survey");
    }

    @Override
    public Map<String, Object> values(Locale language) {
        boolean chinese = language.getLanguage().equals("zh");
        String title = chinese ? "水泵停转" : "The pump stands still";
        return Map.of(
                "title",
                title,
                "number",
                7,
                "text",
                chinese ? "今天早上起停转，面板显示 E4。" : "Since this morning; the panel shows E4.",
                "args",
                List.of(title, 7));
    }
}
