package software.amazon.apigatewayv2.integrationresponse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what CloudWatch is sent (RFC 8949), as far as the SDK writes it. */
final class Cbor {

    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xFF;

    private final ByteBuffer bytes;

    private Cbor(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    static Object read(byte[] bytes) {
        return new Cbor(bytes).item();
    }

    private Object item() {
        int head = bytes.get() & 0xFF;
        int kind = head >> 5;
        int size = head & 31;
        return switch (kind) {
            case 0 -> number(size);
            case 1 -> -1 - number(size);
            case 3 -> text(size);
            case 4 -> array(size);
            case 5 -> map(size);
            case 6 -> {
                number(size);
                yield item();
            }
            case 7 -> simple(size);
            default -> throw new AssertionError("CBOR of kind " + kind);
        };
    }

    private long number(int size) {
        return switch (size) {
            case 24 -> bytes.get() & 0xFF;
            case 25 -> bytes.getShort() & 0xFFFF;
            case 26 -> bytes.getInt() & 0xFFFFFFFFL;
            case 27 -> bytes.getLong();
            default -> size;
        };
    }

    private Object simple(int size) {
        return switch (size) {
            case 20 -> false;
            case 21 -> true;
            case 22 -> null;
            case 26 -> (double) bytes.getFloat();
            case 27 -> bytes.getDouble();
            default -> throw new AssertionError("simple CBOR value " + size);
        };
    }

    private String text(int size) {
        byte[] text = new byte[(int) number(size)];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private List<Object> array(int size) {
        List<Object> items = new ArrayList<>();
        for (long left = length(size); more(left); left--) {
            items.add(item());
        }
        return items;
    }

    private Map<String, Object> map(int size) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (long left = length(size); more(left); left--) {
            String name = (String) item();
            members.put(name, item());
        }
        return members;
    }

    /** Negative, and more so with each item, if only its end says how long something is. */
    private long length(int size) {
        return size == INDEFINITE ? -1 : number(size);
    }

    private boolean more(long left) {
        if (left >= 0) {
            return left > 0;
        }
        boolean ended = (bytes.get(bytes.position()) & 0xFF) == BREAK;
        if (ended) {
            bytes.get();
        }
        return !ended;
    }
}
