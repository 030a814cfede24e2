package software.amazon.apigatewayv2.integrationresponse.build;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Uses lambdas of every form that the compiler knows, and says what came of each. */
public final class EveryLambda extends EveryLambdaBase implements Supplier<List<Object>> {

    private static final Function<String, String> AT_CLASS_INITIALISATION = text -> text + "!";

    private final String field = "field";
    private final List<Object> results = new ArrayList<>();

    @Override
    public List<Object> get() {
        expressions();
        captured(true, (byte) 1, 'c', (short) 2, 3, 4L, 5.5f, 6.5, "text", new int[] {7});
        references();
        hidden();
        converted();
        ofSeveralMethods();
        results.addAll(new InnerLambdas().results());
        results.add(AnInterface.ofTheInterface("x").apply(1));
        results.add(new AnInterface() {}.ofTheObject().get());
        return results;
    }

    private void expressions() {
        results.add(AT_CLASS_INITIALISATION.apply("static"));
        Supplier<String> receiver = () -> field;
        results.add(receiver.get());
        Function<Integer, Function<Integer, Function<Integer, String>>> nested = a -> b -> c -> field + a + b + c;
        results.add(nested.apply(1).apply(2).apply(3));
        Runnable nothing = () -> results.add("run");
        nothing.run();
        results.add(Stream.of(3, 1, 2).sorted(Comparator.reverseOrder()).collect(Collectors.toList()));
        BinaryOperator<Long> generic = (a, b) -> a + b;
        results.add(generic.apply(1L, 2L));
        Predicate<String> combined =
                ((Predicate<String>) String::isEmpty).negate().and(text -> text.length() > 1);
        results.add(combined.test("ab"));
    }

    private void captured(
            boolean a, byte b, char c, short d, int e, long f, float g, double h, String text, int[] numbers) {
        Supplier<String> all = () -> "" + a + b + c + d + e + f + g + h + text + numbers[0] + field;
        results.add(all.get());
        BiFunction<Long, Double, String> wide = (first, second) -> "" + f + first + h + second;
        results.add(wide.apply(8L, 9.5));
        LongSupplier primitive = () -> f + e;
        results.add(primitive.getAsLong());
        DoubleUnaryOperator mixed = x -> x * h + f;
        results.add(mixed.applyAsDouble(2));
    }

    private void references() {
        Function<String, Integer> ofClass = Integer::parseInt;
        results.add(ofClass.apply("10"));
        Supplier<Integer> ofObject = "eleven"::length;
        results.add(ofObject.get());
        ToIntFunction<String> ofParameter = String::length;
        results.add(ofParameter.applyAsInt("four"));
        Supplier<List<String>> constructor = ArrayList::new;
        results.add(constructor.get());
        IntFunction<String[]> array = String[]::new;
        results.add(array.apply(2).length);
        UnaryOperator<int[]> copy = int[]::clone;
        results.add(copy.apply(new int[] {1, 2})[1]);
        Function<Object, Boolean> ofInterface = List.of("in")::contains;
        results.add(ofInterface.apply("in"));
        Function<Object[], List<Object>> variable = Arrays::asList;
        results.add(variable.apply(new Object[] {"a", "b"}));
        Consumer<Object> dropsItsResult = results::add;
        dropsItsResult.accept("dropped");
        Consumer<String> makesAndDrops = StringBuilder::new;
        makesAndDrops.accept("gone");
        results.add(IntStream.range(0, 3).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    }

    private void hidden() {
        Function<String, String> ownMethod = this::concealed;
        results.add(ownMethod.apply("own"));
        Function<String, String> ofTheClass = EveryLambda::concealedOfClass;
        results.add(ofTheClass.apply("class"));
        Function<String, String> superclass = super::name;
        results.add(superclass.apply("super"));
        Supplier<Object> inherited = this::inherited;
        results.add(inherited.get());
        Function<String, InnerLambdas> itsConstructor = InnerLambdas::new;
        results.add(itsConstructor.apply("made").text);
        Function<InnerLambdas, String> neighbour = InnerLambdas::secret;
        results.add(neighbour.apply(new InnerLambdas("neighbour")));
        Supplier<EveryLambda> outer = EveryLambda::new;
        results.add(outer.get().field);
    }

    private void converted() {
        ToIntFunction<Integer> opened = number -> number;
        results.add(opened.applyAsInt(12));
        ToLongFunction<Long> openedByReference = Long::longValue;
        results.add(openedByReference.applyAsLong(13L));
        Supplier<Object> boxed = () -> 14;
        results.add(boxed.get());
        Function<Integer, Object> both = Math::abs;
        results.add(both.apply(-15));
        IntBinaryOperator primitive = Math::max;
        results.add(primitive.applyAsInt(16, 1));
        IntFunction<Object> boxedByReference = Integer::valueOf;
        results.add(boxedByReference.apply(17));
        IntFunction<Long> widened = Long::valueOf;
        results.add(widened.apply(18));
        Supplier<Number> wider = () -> Integer.valueOf(19);
        results.add(wider.get());
        results.add(refused(() -> castToText(20)));
    }

    /** The lambda is given a number where its type says text: the JDK refuses that, and so must we. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object castToText(Object number) {
        Function textual = (Function<String, Object>) Objects::toString;
        return textual.apply(number);
    }

    private static String refused(Supplier<Object> supplier) {
        try {
            return "accepted " + supplier.get();
        } catch (ClassCastException e) {
            return "refused";
        }
    }

    /** These are left as they are. */
    private void ofSeveralMethods() {
        Function<String, String> serializable = (Function<String, String> & Serializable) text -> text + field;
        results.add(serializable instanceof Serializable);
        results.add(serializable.apply("serializable "));
    }

    private String concealed(String text) {
        return field + text;
    }

    private static String concealedOfClass(String text) {
        return "of " + text;
    }

    @Override
    String name(String text) {
        return "overridden " + text;
    }

    private static final class InnerLambdas {
        private final String text;

        private InnerLambdas(String text) {
            this.text = text;
        }

        private InnerLambdas() {
            this("inner");
        }

        private String secret() {
            return "secret " + text;
        }

        private List<Object> results() {
            List<Object> results = new ArrayList<>();
            Function<String, String> outer = EveryLambda::concealedOfClass;
            results.add(outer.apply(text));
            BiConsumer<List<Object>, String> list = List::add;
            list.accept(results, text);
            return results;
        }
    }

    interface AnInterface {
        static IntFunction<String> ofTheInterface(String text) {
            return number -> text + number;
        }

        default Supplier<String> ofTheObject() {
            return () -> getClass().getInterfaces()[0].getSimpleName() + secret();
        }

        private String secret() {
            Supplier<String> own = this::moreSecret;
            return own.get();
        }

        private String moreSecret() {
            return " secret";
        }
    }
}
