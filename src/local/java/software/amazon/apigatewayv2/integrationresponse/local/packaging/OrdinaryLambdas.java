package software.amazon.apigatewayv2.integrationresponse.local.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Makes ordinary classes of the lambdas in a folder of classes, which it changes. What they do stays the same. */
public final class OrdinaryLambdas {

    private final Path folder;
    private final Map<FunctionClass.Shape, FunctionClass> functions = new LinkedHashMap<>();
    private int converted;
    private int left;

    private OrdinaryLambdas(Path folder) {
        this.folder = folder;
    }

    /** Called by the build, with the folder. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(convert(Path.of(arguments[0])));
    }

    /**
     * Converts all lambdas that {@link Lambda#in} can describe.
     *
     * @return one line that says how many
     */
    public static String convert(Path folder) throws IOException {
        OrdinaryLambdas lambdas = new OrdinaryLambdas(folder);
        List<Path> files = lambdas.classFiles();
        PrivateMethods privates = PrivateMethods.in(files);
        for (Path file : files) {
            lambdas.convertClass(file, privates);
        }
        for (FunctionClass function : lambdas.functions.values()) {
            Files.write(folder.resolve(function.name() + ".class"), function.toBytes());
        }
        return "%d lambdas are now %d ordinary classes; %d are left as they were"
                .formatted(lambdas.converted, lambdas.functions.size(), lambdas.left);
    }

    /** In one order everywhere, for the names of the new classes come of it. */
    private List<Path> classFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private void convertClass(Path file, PrivateMethods privates) throws IOException {
        ClassNode type = new ClassNode();
        new ClassReader(Files.readAllBytes(file)).accept(type, 0);
        LambdaBodies bodies = new LambdaBodies(type, privates);
        boolean changed = false;
        for (MethodNode method : List.copyOf(type.methods)) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode site && Lambda.isMadeBy(site)) {
                    changed |= convertSite(method, site, bodies);
                }
            }
        }
        if (changed) {
            ClassWriter writer = new ClassWriter(0);
            type.accept(writer);
            Files.write(file, writer.toByteArray());
        }
    }

    private boolean convertSite(MethodNode method, InvokeDynamicInsnNode site, LambdaBodies bodies) {
        Lambda lambda = Lambda.in(site).filter(bodies::mayBeOpened).orElse(null);
        if (lambda == null) {
            left++;
            return false;
        }
        Handle body = bodies.open(lambda.body());
        FunctionClass.Shape shape = FunctionClass.Shape.of(bodies.packageName(), lambda);
        FunctionClass function =
                functions.computeIfAbsent(shape, wanted -> new FunctionClass(nextName(wanted), wanted));
        InsnList made = new InsnList();
        made.add(new LdcInsnNode(function.add(lambda.withBody(body))));
        made.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, function.name(), FunctionClass.FACTORY, shape.factoryDescriptor(), false));
        method.instructions.insert(site, made);
        method.instructions.remove(site);
        method.maxStack++;
        converted++;
        return true;
    }

    private String nextName(FunctionClass.Shape shape) {
        long before = functions.keySet().stream()
                .filter(other -> other.packageName().equals(shape.packageName()))
                .count();
        return "%s/Lambdas$%d".formatted(shape.packageName(), before + 1);
    }
}
