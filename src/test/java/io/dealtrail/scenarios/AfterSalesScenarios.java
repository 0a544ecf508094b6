package io.dealtrail.scenarios;

import static io.dealtrail.scenarios.Sales.MANAGER;
import static io.dealtrail.scenarios.Sales.REP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Customers who are unhappy, silent, in trouble, or stay. */
interface AfterSalesScenarios {

    Sales sales();

    @Test
    default void anUnhappyCustomerIsRecoveredAndStays() {
        Journey deal = sales().lead().won().onboarded().waitsDays(30);
        deal.does(REP, "checkIn", "{'mood':'bad','note':'it leaks'}");
        deal.tells("after-sales.surveyAnswered", "{'rating':1,'recommendation':2,'comment':'it leaks'}");
        deal.asks("recoverCustomer")
                .does(MANAGER, "recoverCustomer", "{'action':'new seals'}")
                .asks();
        deal.waitsFor("renewalDue").asks("planRenewal");
        deal.does(REP, "planRenewal", "{'renew':true,'amount':{'amount':'12000.00','currency':'USD'}}")
                .isOver();
        deal.went(
                "after-sales",
                "dealWon",
                "welcomeCustomer",
                "onboardCustomer",
                "planRenewalDate",
                "customerOnboarded",
                "scheduleCheckIn",
                "checkIn",
                "isSurveyDue",
                "sendSurvey",
                "whichFeedback",
                "surveyAnswered",
                "recordSurvey",
                "judgeSatisfaction",
                "isUnhappy",
                "recoverCustomer",
                "planRenewal",
                "isRenewed",
                "openRenewal",
                "renewed");
        String renewal = deal.renewal();
        sales().journey(renewal).is("OPEN").isAt("needs-analysis").asks("holdDiscovery");
    }

    @Test
    default void aSurveyThatNobodyAnswersIsNoReasonToWorry() {
        Journey deal = sales().lead().won().onboarded().waitsDays(30);
        deal.does(REP, "checkIn", "{'mood':'good'}").asks();
        deal.waitsFor("surveyUnanswered").asks();
        deal.waitsFor("renewalDue").asks("planRenewal");
        deal.went(
                        "after-sales",
                        "sendSurvey",
                        "whichFeedback",
                        "surveyUnanswered",
                        "judgeSatisfaction",
                        "isUnhappy",
                        "scheduleCheckIn",
                        "renewalDue")
                .avoided("after-sales", "recoverCustomer");
    }

    @Test
    default void aCustomerWhoAnsweredLatelyIsCheckedInWithAndNotSurveyed() {
        Journey deal = sales().lead().won().onboarded().waitsDays(30);
        deal.does(REP, "checkIn", "{'mood':'good'}").tells("after-sales.surveyAnswered", "{'rating':5}");
        deal.waitsFor("checkInDue").asks("checkIn");
        deal.does(REP, "checkIn", "{'mood':'bad','note':'the new pump howls'}").asks("recoverCustomer");
        deal.does(MANAGER, "recoverCustomer", "{'action':'visited'}");
        deal.went("after-sales", "checkIn", "isSurveyDue", "judgeSatisfaction", "isUnhappy", "recoverCustomer");
        deal.remembers("checkIn.answered");
    }

    @Test
    default void aCaseThatTakesTooLongIsTold() {
        Journey deal = sales().lead().won();
        deal.tells("after-sales.caseOpened", "{'title':'It leaks','priority':'urgent'}");
        deal.waitsDays(5).asks("onboardCustomer", "resolveCase");
        deal.remembers("case.warned", "case.escalated");
        deal.does("service", "resolveCase", "{'resolution':'new seal'}");
        deal.went("after-sales", "caseOpened", "openCase", "workAndWatch", "caseTimeComes", "watchCase");
    }

    @Test
    default void casesAreOpenedAndResolvedBesides() {
        Journey deal = sales().lead().won();
        deal.tells("after-sales.caseOpened", "{'title':'It leaks','text':'since Monday'}");
        deal.asks("onboardCustomer", "resolveCase");
        deal.does("service", "resolveCase", "{'resolution':'new seal'}").asks("onboardCustomer");
        deal.remembers("case.opened", "case.resolved");
        deal.went("after-sales", "caseOpened", "openCase", "workAndWatch", "resolveCase", "closeCase", "caseClosed");
        assertThat(deal.is("WON").text("/stage")).isEqualTo("after-sales");
    }
}
