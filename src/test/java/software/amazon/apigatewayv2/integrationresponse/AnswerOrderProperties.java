package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.json.JSONObject;
import software.amazon.cloudformation.resource.Serializer;

/** Beside what the RPDK does ({@code AbstractWrapper.sanitizeModel}), as text. */
class AnswerOrderProperties {

    private final Serializer serializer = new Serializer();

    @Property
    void aModelIsInTheOrderInWhichTheRpdkReadsItBack(
            @ForAll("entries") Map<String, Object> parameters, @ForAll("entries") Map<String, Object> templates)
            throws IOException {
        ResourceModel model = ResourceModel.builder()
                .apiId("api")
                .integrationResponseKey("$default")
                .responseParameters(parameters)
                .responseTemplates(templates)
                .build();

        assertThat(serializer.serialize(AnswerOrder.of(model).orElseThrow()))
                .isEqualTo(serializer.serialize(readBack(model)));
    }

    @Example
    void whatIsAbsentStaysAbsent() throws IOException {
        ResourceModel model = ResourceModel.builder().apiId("api").build();

        assertThat(AnswerOrder.of(model)).contains(model).contains(readBack(model));
    }

    @Example
    void whatIsNotTextIsLeftToTheRpdk() {
        assertThat(AnswerOrder.of(ResourceModel.builder()
                        .responseTemplates(Map.of("text", "", "number", 1.0))
                        .build()))
                .isEmpty();
    }

    @Provide
    Arbitrary<Map<String, Object>> entries() {
        Arbitrary<String> keys = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8),
                Arbitraries.strings().alpha().ofMaxLength(3));
        return Arbitraries.maps(keys, Arbitraries.strings().ofMaxLength(20).map(Object.class::cast))
                .ofMaxSize(60)
                .map(entries -> (Map<String, Object>) new LinkedHashMap<>(entries))
                .injectNull(0.05);
    }

    private ResourceModel readBack(ResourceModel model) throws IOException {
        return serializer.deserializeStrict(
                new JSONObject(serializer.serialize(model)).toString(), new TypeReference<ResourceModel>() {});
    }
}
