package io.dealtrail.contract;

import static io.dealtrail.testing.SalesOffice.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.SalesOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Managers keep what contracts are made of; a contract keeps the version that it was made of. */
abstract class TemplateRules {

    private static final String TEMPLATES = "/api/contract-templates";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private SalesOffice office;
    private String deal;

    @BeforeEach
    void aDealAtTheProposalStage() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
    }

    @AfterEach
    void allIsAsItWas() {
        office.close(deal);
        texts(office.as("manager").get(TEMPLATES), "items", "id").stream()
                .filter(id -> !id.equals("standard"))
                .forEach(id -> office.as("manager").post(TEMPLATES + "/" + id + "/archive", "{\"archived\":true}"));
        office.as("manager")
                .post(TEMPLATES + "/standard/restore", "{\"version\":1}")
                .expect(200);
    }

    @Test
    void theShippedTemplateIsTheFirstVersion() {
        Answer all = office.as("auditor").get(TEMPLATES).expect(200);
        assertThat(all.text("/items/0/id")).isEqualTo("standard");
        assertThat(all.text("/items/0/usual")).isEqualTo("true");
        assertThat(office.as("rep").get(TEMPLATES + "/standard?version=1").text("/clauses/0/key"))
                .isEqualTo("subject");
        assertThat(office.as("admin").get(TEMPLATES).status()).isEqualTo(403);
    }

    @Test
    void aChangeIsANewVersionAndContractsKeepTheirs() {
        office.sell(deal, 1);
        Answer drafted = office.as("rep").get(contract()).expect(200);
        int version = drafted.body().at("/templateVersion").asInt();
        ObjectNode changed = standard();
        ((ObjectNode) changed.at("/clauses/1/text")).put("en", "Pay {{gross}} at once.");
        changed.put("note", "stricter");
        Answer saved = office.as("manager")
                .put(TEMPLATES + "/standard", changed.toString())
                .expect(200);
        assertThat(saved.body().at("/version").asInt()).isGreaterThan(version);
        assertThat(saved.text("/changedBy")).isEqualTo("dustin.brinkmann");
        Answer kept = office.as("rep").get(contract());
        assertThat(kept.text("/hash")).isEqualTo(drafted.text("/hash"));
        assertThat(texts(kept, "clauses", "standard")).containsOnly("true");

        Answer again = office.as("rep")
                .put(contract() + "/template", "{\"version\":%s}".formatted(kept.text("/version")))
                .expect(200);
        assertThat(again.text("/templateVersion")).isEqualTo(saved.text("/version"));
        assertThat(again.text("/printed/1/text")).startsWith("Pay 1,").endsWith(" USD at once.");
        assertThat(trail("contract-template:standard"))
                .contains("contractTemplate.created", "contractTemplate.changed");
    }

    @Test
    void anEarlierVersionComesBackAsANewOne() {
        ObjectNode changed = standard();
        changed.put("name", "Renamed for a while");
        office.as("director").put(TEMPLATES + "/standard", changed.toString()).expect(200);
        Answer restored = office.as("manager")
                .post(TEMPLATES + "/standard/restore", "{\"version\":1}")
                .expect(200);
        assertThat(restored.text("/name")).isEqualTo("Standard contract");
        assertThat(restored.body().at("/version").asInt()).isGreaterThan(2);
        assertThat(trail("contract-template:standard")).contains("contractTemplate.restored");
        assertThat(office.as("manager")
                        .post(TEMPLATES + "/standard/restore", "{\"version\":999}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBrokenOrUnknownPlaceholderIsRefusedWithItsPlace() {
        ObjectNode broken = standard();
        ((ObjectNode) broken.at("/clauses/0/text")).put("zh", "供方\n向{{customer.nam}}交付");
        ((ObjectNode) broken.at("/clauses/2/title")).put("en", "Delivery {{#net}}");
        Answer refused = office.as("manager")
                .put(TEMPLATES + "/standard", broken.toString())
                .expect(422);
        assertThat(texts(refused, "errors", "field"))
                .containsExactlyInAnyOrder("clauses[0].text.zh", "clauses[2].title.en");
        assertThat(refused.raw().body()).contains("line 2, column 2");
        assertThat(office.as("manager").get(TEMPLATES + "/standard").text("/clauses/0/text/zh"))
                .doesNotContain("customer.nam}}");
    }

    @Test
    void onlyWhoLeadsChangesTemplatesAndNobodyOverwritesAnother() {
        ObjectNode changed = standard();
        assertThat(office.as("rep")
                        .put(TEMPLATES + "/standard", changed.toString())
                        .status())
                .isEqualTo(403);
        assertThat(office.as("legal").post(TEMPLATES, changed.toString()).status())
                .isEqualTo(403);
        changed.put("version", 0);
        assertThat(office.as("manager")
                        .put(TEMPLATES + "/standard", changed.toString())
                        .text("/code"))
                .isEqualTo("template.changed");
    }

    @Test
    void theNarrowestTemplateThatFitsIsUsed() {
        ObjectNode large = standard();
        large.remove("version");
        large.put("name", "Large " + deal).put("above", 2500);
        Answer made = office.as("manager").post(TEMPLATES, large.toString()).expect(201);
        large.put("name", "Large again " + deal);
        assertThat(office.as("manager").post(TEMPLATES, large.toString()).text("/code"))
                .isEqualTo("template.ruleTaken");
        office.sell(deal, 3);
        assertThat(office.as("rep").get(contract()).text("/template")).isEqualTo(made.text("/id"));
        assertThat(office.as("manager")
                        .post(TEMPLATES + "/standard/archive", "{}")
                        .text("/code"))
                .isEqualTo("template.usualStays");
    }

    @Test
    void aTemplateIsSeenWithARealDealsValuesIfThePersonMaySeeIt() {
        String path = TEMPLATES + "/standard/preview?deal=" + deal;
        assertThat(office.as("manager").get(path).text("/items/0/text")).contains("Acme Pumps");
        assertThat(office.as("manager").get(path + "&language=zh").text("/items/5/text"))
                .isEqualTo("本合同自会签之日起生效，有效期 12 个月。期满后自动终止，无需通知。因正当理由解除合同的权利不受影响。");
        assertThat(office.as("violet.mclelland").get(path).status()).isEqualTo(404);
    }

    @Test
    void whatDiffersFromTheStandardIsMarkedWordByWord() {
        office.sell(deal, 1);
        Answer drafted = office.as("rep").get(contract());
        ArrayNode clauses = (ArrayNode) drafted.body().at("/clauses");
        clauses.remove(2); // delivery
        ObjectNode payment = (ObjectNode) clauses.get(1);
        payment.put("text", payment.get("text").asText().replace("8 percent", "9 percent"));
        clauses.add(clauses.remove(0)); // subject goes last
        clauses.addObject().put("title", "Paint").put("text", "Red <b>only</b>.");
        ObjectNode edit = drafted.body().deepCopy();
        edit.retain("clauses", "version");
        office.as("rep").put(contract() + "/clauses", edit.toString()).expect(200);
        Answer marks = office.as("rep").get(contract() + "/changes").expect(200);
        assertThat(texts(marks, "items", "kind"))
                .containsExactly("CHANGED", "LEFT_OUT", "SAME", "SAME", "SAME", "SAME", "ADDED");
        assertThat(texts(marks, "items", "moved"))
                .containsExactly("false", "false", "false", "false", "false", "true", "false");
        assertThat(marks.body().at("/items/0/text/1").toString()).isEqualTo("{\"was\":\"REMOVED\",\"text\":\"8\"}");
        assertThat(marks.body().at("/items/0/text/2").toString()).isEqualTo("{\"was\":\"ADDED\",\"text\":\"9\"}");
        assertThat(office.as("violet.mclelland").get(contract() + "/changes").status())
                .isEqualTo(404);
    }

    private ObjectNode standard() {
        ObjectNode body = (ObjectNode)
                office.as("manager").get(TEMPLATES + "/standard").expect(200).body();
        return body.retain("name", "region", "above", "languages", "clauses", "checklist", "version");
    }

    private java.util.List<String> trail(String subject) {
        return jdbc.sql("select action from trail_entry where subject = :subject order by n")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private String contract() {
        return "/api/deals/" + deal + "/contract";
    }
}
