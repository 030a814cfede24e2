package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The properties of an integration response as a template may give them: any names, any JSON values. */
record Properties(Map<String, Object> values) {

    Properties {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Properties none() {
        return new Properties(Map.of());
    }

    /** These properties with one more, or with another value of it; null is JSON's null. */
    Properties with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Properties(more);
    }

    Properties without(String name) {
        Map<String, Object> fewer = new LinkedHashMap<>(values);
        fewer.remove(name);
        return new Properties(fewer);
    }

    String text(String name) {
        return (String) values.get(name);
    }
}
