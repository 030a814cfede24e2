package software.amazon.apigatewayv2.integrationresponse.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words of a response say, whatever texts of the caller they quote. */
class ErrorWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Key /concurrent modification/ already exists | /concurrent modification/          | EXISTS",
                "Key /already exists/ is in use               | /already exists/                   | ANY",
                "Key a already exists                         | a                                  | EXISTS",
                "Key x already exists                         | already                            | EXISTS",
                "Key x already exists                         | exists                             | EXISTS",
                "Key x already exists                         | ' '                                | EXISTS",
                "Key . already exists                         | .                                  | EXISTS",
                "Key /MAXIMUM  number of X reached/ is bad    | /Maximum number of x reached/      | ANY",
                "concurrent modification                      | .*                                 | CONCURRENT",
                // The longest text is masked first.
                "already exists/already exists                | /already exists;already exists/already exists | ANY",
            })
    void ignoresTheCallersOwnText(String words, String own, ErrorWords expected) {
        String searchable = ErrorWords.searchable(words, List.of(own.split(";", 2)));

        for (ErrorWords each : ErrorWords.values()) {
            assertThat(each.isSaidIn(searchable)).as("%s", each).isEqualTo(each == ErrorWords.ANY || each == expected);
        }
    }

    /** A megabyte of the words that a search could go over again and again: it would take hours. */
    @ParameterizedTest
    @CsvSource({"'maximum number of ', QUOTA", "'concurrent ', CONCURRENT", "'already ', EXISTS", "' ', QUOTA"})
    void searchesAMegabyteOfText(String words, ErrorWords each) {
        String searchable = ErrorWords.searchable(words.repeat(1_000_000 / words.length()), List.of(words));

        assertThat(each.isSaidIn(searchable)).isFalse();
    }
}
