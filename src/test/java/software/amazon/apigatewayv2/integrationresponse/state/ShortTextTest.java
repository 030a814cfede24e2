package software.amazon.apigatewayv2.integrationresponse.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that is shortened in the middle. */
class ShortTextTest {

    @ParameterizedTest
    @CsvSource({
        "'', 10, ''",
        "0123456789, 10, 0123456789",
        "0123456789a, 11, 0123456789a",
        "0123456789, 7, 0 ... 9",
        // Of an odd number of characters the beginning has one more.
        "0123456789a, 10, 012 ... 9a",
        "0123456789ab, 11, 012 ... 9ab",
        // A character of two chars stays whole or goes, at the end of the beginning and at the beginning of the end.
        "01\uD83D\uDE00456789a, 10, 01 ... 9a",
        "0\uD83D\uDE003456789a, 10, 0\uD83D\uDE00 ... 9a",
        "012345678\uD83D\uDE00, 10, 012 ... \uD83D\uDE00",
        "01234567\uD83D\uDE00a, 10, 012 ... a",
        "0\uD83D\uDE003456\uD83D\uDE00a, 9, 0 ... a",
    })
    void leavesTheMiddleOutAndNeverSplitsACharacter(String text, int mostCharacters, String shortened) {
        assertThat(ShortText.of(text, mostCharacters)).isEqualTo(shortened);
    }
}
