package software.amazon.apigatewayv2.integrationresponse.local.report;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlCall;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line.Tone;

/** A request to a local service as one line of a log: when, status, how long, what. */
public final class RequestLine {
    private RequestLine() {}

    /** A request to API Gateway V2, with the identifiers in its path. */
    public static Line of(CallDetail call, ZoneId zone) {
        String operation = call.call().operation();
        String what = operation.equals(ServiceCall.UNKNOWN_OPERATION)
                ? call.call().method() + " " + PrintableText.of(call.call().path())
                : operation + " " + identifiers(call.call().path());
        Line line = begin(call.began(), call.call().status(), PrintableText.millis(call.took()), zone)
                .and(what.strip(), Tone.PLAIN);
        if (call.call().status() == ServiceCall.NO_ANSWER) {
            return line.and(" no response", Tone.WARNING);
        }
        return call.errorCode().map(code -> line.and(" " + code, Tone.BAD)).orElse(line);
    }

    /** A request to Cloud Control, at the time of the response, which may be long after the request. */
    public static Line of(CloudControlCall call, ZoneId zone) {
        Line line = begin(call.began().plus(call.took()), call.status(), PrintableText.millis(call.took()), zone)
                .and(call.operation(), Tone.PLAIN);
        Line told = call.progress()
                .map(progress -> line.and(" " + progress, Tone.PLAIN))
                .orElse(line);
        return call.error()
                .map(error -> told.and(" " + PrintableText.of(error), Tone.BAD))
                .orElse(told);
    }

    private static Line begin(Instant when, int status, String took, ZoneId zone) {
        LocalTime time = LocalTime.ofInstant(when, zone).truncatedTo(ChronoUnit.SECONDS);
        String shown = status == ServiceCall.NO_ANSWER ? "---" : Integer.toString(status);
        Tone tone = status >= 200 && status < 300 ? Tone.GOOD : Tone.BAD;
        return Line.of("%02d:%02d:%02d ".formatted(time.getHour(), time.getMinute(), time.getSecond()), Tone.FAINT)
                .and(shown, tone)
                .and(" %7s ".formatted(took), Tone.FAINT);
    }

    /** After the version, collections and identifiers alternate. */
    private static String identifiers(String path) {
        List<String> segments = Arrays.asList(path.split("/", -1));
        List<String> identifiers = new ArrayList<>();
        for (int i = 3; i < segments.size(); i += 2) {
            identifiers.add(PrintableText.of(segments.get(i)));
        }
        return String.join("/", identifiers);
    }
}
