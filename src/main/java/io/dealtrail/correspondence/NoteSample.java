package io.dealtrail.correspondence;

import io.dealtrail.notification.LetterSample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class NoteSample implements LetterSample {

    @Override
    public List<String> templates() {
        return List.of("note");
    }

    @Override
    public Map<String, Object> values(Locale language) {
        boolean chinese = language.getLanguage().equals("zh");
        return Map.of(
                "args",
                List.of(chinese ? "关于您的问题" : "Your question"),
                "lines",
                chinese ? List.of("您好：", "", "附上您询问的资料。") : List.of("Hello,", "", "here is what you asked for."),
                "sender",
                chinese ? "李娜" : "Anna Snelling");
    }
}
