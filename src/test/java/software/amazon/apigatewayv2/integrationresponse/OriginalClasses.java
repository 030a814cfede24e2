package software.amazon.apigatewayv2.integrationresponse;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads what ours replace from the library's jar, and everything else as usual. */
public final class OriginalClasses extends URLClassLoader {

    private final Set<String> replaced;

    /**
     * Loads from the jar of a class that is not replaced.
     *
     * @param replaced ours
     */
    public OriginalClasses(Class<?> ofTheLibrary, Class<?>... replaced) {
        super(new URL[] {jarOf(ofTheLibrary)}, OriginalClasses.class.getClassLoader());
        this.replaced = Arrays.stream(replaced).map(Class::getName).collect(Collectors.toSet());
    }

    public static URL jarOf(Class<?> ofTheLibrary) {
        return ofTheLibrary.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return replaced.contains(name) ? findClass(name) : super.loadClass(name, resolve);
    }
}
