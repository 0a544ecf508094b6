package io.dealtrail.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.trail.Trails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@H2ProductTest
class PeopleApiTest {

    @Autowired
    Api api;

    @Autowired
    Trails trail;

    @Test
    void nobodyIsServedWithoutSigningIn() {
        Api.Answer answer = api.get("/api/me").expect(401);
        assertThat(answer.raw().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json;charset=UTF-8");
        assertThat(answer.text("/code")).isEqualTo("auth.required");
    }

    @Test
    void problemsSpeakTheCallersLanguage() {
        assertThat(api.with("Accept-Language", "zh-CN")
                        .get("/api/me")
                        .expect(401)
                        .text("/detail"))
                .contains("登录");
    }

    @Test
    void aTokenServesUntilItIsRevoked() {
        Api.Answer issued =
                api.as("legal").post("/api/me/tokens", "{\"name\":\"sync\"}").expect(201);
        Api bearer = api.with("Authorization", "Bearer " + issued.text("/token"));
        assertThat(bearer.get("/api/me").expect(200).text("/username")).isEqualTo("legal");
        assertThat(api.as("legal").get("/api/me/tokens").raw().body()).doesNotContain(issued.text("/token"));
        api.as("legal").delete("/api/me/tokens/" + issued.text("/id")).expect(204);
        bearer.get("/api/me").expect(401);
    }

    @Test
    void onlyTheAdminMakesAccounts() {
        String account =
                "{\"username\":\"new.rep\",\"name\":\"New Rep\",\"roles\":[\"REP\"],\"groups\":[\"sales-reps\"],"
                        + "\"team\":\"brinkmann\",\"password\":\"long enough\"}";
        api.as("director").post("/api/people", account).expect(403);
        api.as("admin").post("/api/people", account).expect(201);
        api.as("admin").post("/api/people", account).expect(409);
        api.as("admin")
                .put("/api/people/new.rep", "{\"name\":\"New Rep\",\"roles\":[\"REP\"],\"active\":false}")
                .expect(200);
    }

    @Test
    void anAbsenceNeedsARealSubstituteAndItsOwnPeriod() {
        Api anna = api.as("anna.snelling");
        assertThat(anna.post("/api/people/anna.snelling/absences", "{\"from\":\"2031-05-10\",\"until\":\"2031-05-01\"}")
                        .expect(422)
                        .text("/errors/0/field"))
                .isEqualTo("until");
        anna.post(
                        "/api/people/anna.snelling/absences",
                        "{\"from\":\"2031-05-01\",\"until\":\"2031-05-02\",\"substitute\":\"anna.snelling\"}")
                .expect(422);
        anna.post("/api/people/violet.mclelland/absences", "{\"from\":\"2031-05-01\",\"until\":\"2031-05-02\"}")
                .expect(403);
        anna.post(
                        "/api/people/anna.snelling/absences",
                        "{\"from\":\"2031-05-01\",\"until\":\"2031-05-02\",\"substitute\":\"cecily.lampkin\"}")
                .expect(201);
    }

    @Test
    void malformedRequestsAreToldWhatIsWrong() {
        assertThat(api.as("admin")
                        .post("/api/people", "{\"username\":")
                        .expect(400)
                        .text("/code"))
                .isEqualTo("body.malformed");
        assertThat(api.as("admin")
                        .post("/api/people", "{\"roles\":[\"KING\"]}")
                        .expect(400)
                        .text("/errors/0/field"))
                .startsWith("roles");
        assertThat(api.as("admin")
                        .post("/api/people", "{\"nickname\":1}")
                        .expect(400)
                        .text("/code"))
                .isEqualTo("body.unknownField");
    }

    @Test
    void changesOfPeopleAreOnTheirTrail() {
        api.as("service").patch("/api/me", "{\"language\":\"zh-CN\"}").expect(200);
        assertThat(trail.of("person:service", 0, 50).items()).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("person.changed");
            assertThat(entry.actor()).isEqualTo("person:service");
        });
        assertThat(trail.verify("person:service").unaltered()).isTrue();
        api.as("service").patch("/api/me", "{\"language\":null}").expect(200);
    }
}
