package io.dealtrail.contract;

import io.dealtrail.notification.LetterSample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ContractSample implements LetterSample {

    @Override
    public List<String> templates() {
        return List.of("contract-sign", "contract-reminder", "contract-sealed");
    }

    @Override
    public Map<String, Object> values(Locale language) {
        String customer = language.getLanguage().equals("zh") ? "示例有限公司" : "Sample Ltd.";
        return Map.of(
                "contract",
                Map.of("deal", "D-000123"),
                "customer",
                customer,
                "sha256",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "args",
                List.of("D-000123", customer));
    }
}
