package dev.kontor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguagesTest {
    @Test
    void theFirstLanguageThatWeSpeakIsTaken() {
        assertThat(language("fr-FR, de-AT;q=0.8, en;q=0.5")).isEqualTo("de");
        assertThat(language("fr")).isEqualTo("en");
        assertThat(language("not a header §")).isEqualTo("en");
        assertThat(Languages.of(new MockHttpServletRequest()).language()).isEqualTo("en");
    }

    @Test
    void tagsAreReducedToLanguageAndCountry() {
        assertThat(Languages.of("de-AT-x-anything").locale().toLanguageTag()).isEqualTo("de-AT");
        assertThat(Languages.of("de_CH").locale().toLanguageTag()).isEqualTo("de-CH");
        assertThat(Languages.of("de-QQ").locale().toLanguageTag()).isEqualTo("de");
    }

    @Test
    void theCountryIsTheFirstThatIsNamed() {
        assertThat(Languages.country(request("de, en-US;q=0.9"))).contains("US");
        assertThat(Languages.country(request("de"))).isEmpty();
        assertThat(Languages.country("pt-BR")).contains("BR");
    }

    @Test
    void addressesAreCountedByNetwork() {
        AddressLimit limit = new AddressLimit(2);
        assertThat(limit.allows("198.51.100.7")).isTrue();
        assertThat(limit.allows("198.51.100.7")).isTrue();
        assertThat(limit.allows("198.51.100.7")).isFalse();
        assertThat(limit.allows("198.51.100.8")).isTrue();
        assertThat(limit.allows("2001:db8:0:1:0:0:0:1")).isTrue();
        assertThat(limit.allows("2001:db8:0:1:0:0:0:2")).isTrue();
        assertThat(limit.allows("2001:db8:0:1:ffff:0:0:3")).isFalse();
    }

    private static String language(String header) {
        return Languages.of(request(header)).language();
    }

    private static MockHttpServletRequest request(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", header);
        return request;
    }
}
