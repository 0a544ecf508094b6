package io.dealtrail.scenarios;

import static io.dealtrail.scenarios.Sales.MANAGER;
import static io.dealtrail.scenarios.Sales.REP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody ever does anything before being reminded. */
interface LateTasks {

    Sales sales();

    @Test
    default void everyLateTaskIsRemindedOf() {
        String company = Sales.aCompany();
        sales().lead(company);
        Journey deal = sales().lead(company).late("resolveDuplicate");
        deal.does(REP, "resolveDuplicate", "{'resolution':'keep'}")
                .late("contactLead")
                .contacted();
        deal.late("qualifyLead").qualified().late("holdDiscovery").discovered();
        deal.late("recordNeeds").needs("presales").late("assessSolution");
        deal.does("presales", "assessSolution", "{'feasible':true}").late("draftProposal");
        deal.offered(200, 15).late("approveDiscount").approvedBy(MANAGER);
        deal.waitsFor("chaseDue").late("chaseCustomer").tells("proposal.changeWanted", "{}");
        deal.late("negotiate");
        deal.does(REP, "negotiate", "{'outcome':'agreed','price':{'amount':'110000.00','currency':'USD'}}");
        deal.late("approveBelowFloor").does("director", "approveBelowFloor", "{'approved':true}");
        deal.late("checkContract").checked().late("reviewLegal");
        deal.does("legal", "reviewLegal", "{'approved':true}")
                .signed()
                .late("countersign")
                .countersigned();
        deal.late("onboardCustomer").onboarded().waitsFor("checkInDue").late("checkIn");
        deal.does(REP, "checkIn", "{'mood':'bad'}").tells("after-sales.surveyAnswered", "{'rating':1}");
        deal.late("recoverCustomer").does(MANAGER, "recoverCustomer", "{'action':'called'}");
        deal.tells("after-sales.caseOpened", "{'title':'It leaks'}").late("resolveCase");
        deal.does("service", "resolveCase", "{'resolution':'sealed'}").waitsFor("renewalDue");
        deal.late("planRenewal")
                .does(REP, "planRenewal", "{'renew':false}")
                .isOver()
                .is("WON");
        assertThat(reminders(deal))
                .containsExactly(
                        "resolveDuplicate",
                        "contactLead",
                        "qualifyLead",
                        "holdDiscovery",
                        "recordNeeds",
                        "assessSolution",
                        "draftProposal",
                        "approveDiscount",
                        "chaseCustomer",
                        "negotiate",
                        "approveBelowFloor",
                        "checkContract",
                        "reviewLegal",
                        "countersign",
                        "onboardCustomer",
                        "checkIn",
                        "recoverCustomer",
                        "resolveCase",
                        "checkIn",
                        "planRenewal");
    }

    @Test
    default void aLateReviewOfAStalledDealIsRemindedOf() {
        Journey deal = sales().lead().contacted().qualified().waitsDays(21).late("reviewStalledDeal");
        assertThat(reminders(deal)).containsExactly("holdDiscovery", "reviewStalledDeal");
    }

    private static List<String> reminders(Journey deal) {
        return deal.entries().stream()
                .filter(entry -> entry.at("/action").asText().equals("followup.reminded"))
                .map(entry -> entry.at("/process/element").asText())
                .toList();
    }
}
