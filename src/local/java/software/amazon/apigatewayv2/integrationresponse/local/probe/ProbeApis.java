package software.amazon.apigatewayv2.integrationresponse.local.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lombok.AllArgsConstructor;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;

/** The APIs of one probe, which have its name and a tag with that name. It touches no other API. */
@AllArgsConstructor
public final class ProbeApis {
    static final String TAG = "integration-response-probe";
    private static final int SERVER_ERROR = 500;

    private final ApiGatewayV2Client client;
    private final String name;
    private final Optional<Path> note;

    /** How many there may be. A refused create makes none, but one without a response may still make one. */
    private int expected;

    String create(Consumer<CreateApiRequest.Builder> members) {
        expected++;
        try {
            return client.createApi(request -> members.accept(request.name(name).tags(Map.of(TAG, name))))
                    .apiId();
        } catch (AwsServiceException e) {
            expected -= e.statusCode() < SERVER_ERROR ? 1 : 0;
            throw e;
        }
    }

    /** Deletes the APIs, then the note. The note stays if another API may still appear. */
    public void delete() throws IOException {
        List<String> found = find();
        found.forEach(id -> client.deleteApi(request -> request.apiId(id)));
        if (note.isPresent() && found.size() >= expected && find().isEmpty()) {
            Files.delete(note.get());
        }
    }

    private List<String> find() {
        List<String> found = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            GetApisResponse page = client.getApis(
                    GetApisRequest.builder().nextToken(token.orElse(null)).build());
            page.items().stream()
                    .filter(api ->
                            name.equals(api.name()) && name.equals(api.tags().get(TAG)))
                    .forEach(api -> found.add(api.apiId()));
            token = Optional.ofNullable(page.nextToken());
        } while (token.isPresent());
        return found;
    }
}
