package io.dealtrail.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class SampleCompanyTest {

    @Test
    void onlyLoopbackIsSafeForAKnownPassword() throws UnknownHostException {
        assertThat(SampleCompany.isLoopback(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(SampleCompany.isLoopback(InetAddress.getByName("::1"))).isTrue();
        assertThat(SampleCompany.isLoopback(InetAddress.getByName("0.0.0.0"))).isFalse();
        assertThat(SampleCompany.isLoopback(null)).isFalse();
    }

    @Test
    void userNamesAreFirstDotLast() {
        assertThat(TeamsProfile.username("Anna Snelling")).isEqualTo("anna.snelling");
        assertThat(TeamsProfile.username("Mei-Mei Johns")).isEqualTo("mei-mei.johns");
        assertThat(TeamsProfile.username("José  Núñez ")).isEqualTo("jose.nunez");
        assertThat(TeamsProfile.username("王伟")).isEqualTo("王伟");
    }
}
