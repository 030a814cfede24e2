package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedErrorTest {

    @Test
    void theLastErrorOfTheFunctionsLogIsGivenInWords() {
        assertThat(
                        LoggedError.in(
                                """
                        operation=CREATE token=a invocation=1 calls=3 outcome=IN_PROGRESS code=none ms=9 error=THROTTLED status=429
                        something else error=OTHER
                        operation=CREATE token=a invocation=2 calls=3 outcome=IN_PROGRESS code=none ms=9 error=NOT_CONNECTED
                        """))
                .contains("not connected");
    }

    @Test
    void aLogWithoutAnErrorHasNone() {
        assertThat(LoggedError.in("operation=READ token=a invocation=1 calls=1 outcome=SUCCESS code=none ms=9\n"))
                .isEmpty();
    }
}
