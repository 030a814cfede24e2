package software.amazon.apigatewayv2.integrationresponse.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes ordinary classes of the lambdas in a folder of classes, which it changes. What a lambda does stays the same; what it is
 * changes as far as the Java Language Specification (15.27.4) leaves that open: a lambda that captures nothing is a new object
 * each time, its class is shared with other lambdas and seen in stack traces, and what it calls is opened to the package, or
 * called by a method that is.
 */
public final class OrdinaryLambdas {

    private final Path folder;
    private final List<FunctionClass> functions = new ArrayList<>();
    /** Of each shape the one that is not full yet. */
    private final Map<FunctionClass.Shape, FunctionClass> open = new HashMap<>();

    private final Map<String, Integer> functionsOfPackage = new HashMap<>();
    private int converted;
    private int left;

    private OrdinaryLambdas(Path folder) {
        this.folder = folder;
    }

    /** Called by the build, with the folder, and {@code false} where all lambdas are to stay what they are. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(
                arguments[1].equals("false")
                        ? "All lambdas are left as they were: -Dlambdas.rewrite=false"
                        : convert(Path.of(arguments[0])));
    }

    /**
     * Converts all lambdas that {@link Lambda#in} can describe.
     *
     * @return one line that says how many
     */
    public static String convert(Path folder) throws IOException {
        OrdinaryLambdas lambdas = new OrdinaryLambdas(folder);
        List<Path> files = lambdas.classFiles();
        PackagedMethods methods = PackagedMethods.in(files);
        for (Path file : files) {
            lambdas.convertClass(file, methods);
        }
        for (FunctionClass function : lambdas.functions) {
            Files.write(folder.resolve(function.name() + ".class"), function.toBytes(), StandardOpenOption.CREATE_NEW);
        }
        return lambdas.converted + " lambdas are now " + lambdas.functions.size() + " ordinary classes; " + lambdas.left
                + " are left as they were";
    }

    /** In one order everywhere, for the names of the new classes come of it. */
    private List<Path> classFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private void convertClass(Path file, PackagedMethods methods) throws IOException {
        ClassNode type = new ClassNode();
        new ClassReader(Files.readAllBytes(file)).accept(type, 0);
        LambdaBodies bodies = new LambdaBodies(type, methods);
        boolean changed = false;
        for (MethodNode method : List.copyOf(type.methods)) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode site && Lambda.isMadeBy(site)) {
                    Optional<Lambda> lambda = Lambda.in(site);
                    lambda.ifPresentOrElse(found -> convertSite(method, site, found, bodies), () -> left++);
                    changed |= lambda.isPresent();
                }
            }
        }
        if (changed) {
            ClassWriter writer = new ClassWriter(0);
            type.accept(writer);
            Files.write(file, writer.toByteArray());
        }
    }

    private void convertSite(MethodNode method, InvokeDynamicInsnNode site, Lambda lambda, LambdaBodies bodies) {
        Handle body = bodies.open(lambda.body());
        FunctionClass.Shape shape = FunctionClass.Shape.of(bodies.packagePrefix(), lambda);
        FunctionClass function =
                open.compute(shape, (wanted, last) -> last == null || last.isFull() ? begin(wanted) : last);
        InsnList made = new InsnList();
        made.add(new LdcInsnNode(function.add(lambda.withBody(body))));
        made.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, function.name(), FunctionClass.FACTORY, shape.factoryDescriptor(), false));
        method.instructions.insert(site, made);
        method.instructions.remove(site);
        method.maxStack++;
        converted++;
    }

    private FunctionClass begin(FunctionClass.Shape shape) {
        int number = functionsOfPackage.merge(shape.packagePrefix(), 1, Integer::sum);
        FunctionClass begun = new FunctionClass(shape.packagePrefix() + "Lambdas$" + number, shape);
        functions.add(begun);
        return begun;
    }
}
