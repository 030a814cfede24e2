package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * CloudWatch and CloudWatch Logs on 127.0.0.1, over plain sockets, for a server of HTTP could not misbehave like this. It keeps
 * what it takes, and insists on a log group and a stream as the real one does.
 */
final class LocalCloudWatch implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final int BETWEEN_BYTES_MILLIS = 20;

    private final ServerSocket server;
    private final List<PublishedRequest> received = new CopyOnWriteArrayList<>();
    private final List<PublishedRequest> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> streams = new HashSet<>();
    private final Semaphore hanging = new Semaphore(0);
    private final Semaphore abandoned = new Semaphore(0);
    private volatile Trouble metrics = Trouble.NONE;
    private volatile Trouble logs = Trouble.NONE;
    private volatile Consumer<PublishedRequest> beforeResponse = request -> {};

    LocalCloudWatch() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    LocalCloudWatch withGroup(String name) {
        groups.add(name);
        return this;
    }

    void trouble(Trouble ofMetrics, Trouble ofLogs) {
        metrics = ofMetrics;
        logs = ofLogs;
    }

    /** Has something happen between a request and its response. */
    void beforeResponse(Consumer<PublishedRequest> what) {
        beforeResponse = what;
    }

    List<PublishedRequest> received() {
        return List.copyOf(received);
    }

    List<String> operations() {
        return received.stream().map(PublishedRequest::operation).toList();
    }

    /** The requests that it took, to do as they say. */
    List<PublishedRequest> taken() {
        return List.copyOf(taken);
    }

    /** The lines that it took. */
    List<String> lines() {
        return taken.stream().flatMap(request -> request.lines().stream()).toList();
    }

    void forgetReceived() {
        received.clear();
        taken.clear();
    }

    /** Forgets all streams, as if somebody had deleted them. */
    void deleteStreams() {
        streams.clear();
    }

    /** Closes all connections, as a server does with those that are idle. */
    void closeConnections() {
        connections.forEach(LocalCloudWatch::close);
        connections.clear();
    }

    /** Waits until so many requests wait for a response that never comes. */
    void awaitHanging(int requests) {
        Eventually.until(requests + " requests wait", () -> hanging.tryAcquire(requests));
    }

    /** Waits until the clients of so many requests have closed the connection. */
    void awaitAbandoned(int requests) {
        Eventually.until(requests + " requests are given up", () -> abandoned.tryAcquire(requests));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closeConnections();
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "local CloudWatch");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                begin(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            boolean goOn = true;
            while (goOn) {
                goOn = respond(read(in), connection);
            }
        } catch (IOException closedByTheClient) {
            return;
        }
    }

    private static PublishedRequest read(DataInputStream in) throws IOException {
        String request = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.put(header.replaceFirst(":.*", ""), header.replaceFirst("[^:]*: *", ""));
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.get("Content-Length")));
        if ("gzip".equals(headers.get("Content-Encoding"))) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        String target = headers.get("X-Amz-Target");
        return target == null
                ? new PublishedRequest(
                        request.split(" ")[1].replaceFirst(".*/", ""), headers, CBOR.readValue(body, Map.class))
                : new PublishedRequest(target.replaceFirst(".*\\.", ""), headers, JSON.readValue(body, Map.class));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The client has closed the connection");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private boolean respond(PublishedRequest request, Socket connection) throws IOException {
        OutputStream out = connection.getOutputStream();
        received.add(request);
        beforeResponse.accept(request);
        boolean ofMetrics = request.operation().equals("PutMetricData");
        switch (ofMetrics ? metrics : logs) {
            case NONE -> take(request).writeTo(out);
            case HANG -> abandon(connection, false);
            case TRICKLE -> abandon(connection, true);
            case DROP -> {
                return false;
            }
            case GARBAGE -> Reply.ok("<html>not what you asked for").writeTo(out);
            case REFUSE ->
                Reply.error("403 Forbidden", "AccessDeniedException", ofMetrics).writeTo(out);
            case THROTTLE ->
                Reply.error("400 Bad Request", "ThrottlingException", ofMetrics).writeTo(out);
        }
        return true;
    }

    private synchronized Reply take(PublishedRequest request) {
        String group = (String) request.body().get("logGroupName");
        String stream = group + "/" + request.body().get("logStreamName");
        boolean done =
                switch (request.operation()) {
                    case "PutMetricData" -> true;
                    case "CreateLogGroup" -> groups.add(group);
                    case "CreateLogStream" -> groups.contains(group) && streams.add(stream);
                    default -> streams.contains(stream);
                };
        if (!done) {
            return Reply.error("400 Bad Request", "ResourceNotFoundException", false);
        }
        taken.add(request);
        return Reply.ok(request.operation().equals("PutLogEvents") ? "{}" : "");
    }

    /** Lets the client wait until it closes the connection. */
    private void abandon(Socket connection, boolean trickling) throws IOException {
        OutputStream out = connection.getOutputStream();
        if (trickling) {
            out.write(Reply.bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"));
        }
        hanging.release();
        connection.setSoTimeout(BETWEEN_BYTES_MILLIS);
        try {
            awaitEnd(connection.getInputStream(), out, Reply.bytes(trickling ? " " : ""));
        } catch (SocketException reset) {
            // The end, too; which of reading and writing meets it first is chance.
        }
        abandoned.release();
        throw new IOException("The client has closed the connection");
    }

    private static void awaitEnd(InputStream in, OutputStream out, byte[] meanwhile) throws IOException {
        boolean open = true;
        while (open) {
            try {
                open = in.read() >= 0;
            } catch (SocketTimeoutException stillThere) {
                out.write(meanwhile);
            }
        }
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A response as it goes over the wire. */
    private record Reply(String status, byte[] body) {

        static Reply ok(String body) {
            return new Reply("200 OK", bytes(body));
        }

        /** CloudWatch Logs says what is wrong in JSON, CloudWatch in CBOR. */
        static Reply error(String status, String type, boolean inCbor) {
            return new Reply(
                    status,
                    bytes(
                            inCbor
                                    ? "\u00a1\u0066__type\u0078" + (char) type.length() + type
                                    : "{\"__type\": \"" + type + "\", \"message\": \"SECRET\"}"));
        }

        static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(bytes("HTTP/1.1 " + status + "\r\nsmithy-protocol: rpc-v2-cbor\r\nx-amzn-RequestId: 1\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n"));
            out.write(body);
            out.flush();
        }
    }
}
