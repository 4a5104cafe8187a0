package dev.jsyscall.properties;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The generated tables of one architecture. A JVM chooses its architecture once, and classes loaded anew choose again, so the tables of
 * all architectures can stand side by side.
 */
final class ArchTables {
    private final FreshClasses classes;

    private ArchTables(FreshClasses classes) {
        this.classes = classes;
    }

    static ArchTables of(String arch) {
        FreshClasses classes = new FreshClasses();
        String before = System.getProperty("jsyscall.arch");
        System.setProperty("jsyscall.arch", arch);
        try {
            Class<?> platform = classes.loadClass("dev.jsyscall.Platform");
            MethodHandle chosen = MethodHandles.publicLookup().findStatic(platform, "arch", MethodType.methodType(String.class));
            String loaded = (String) chosen.invokeExact();
            if (!loaded.equals(arch)) throw new AssertionError("asked for " + arch + ", got " + loaded);
            return new ArchTables(classes);
        } catch (Throwable e) {
            throw new AssertionError("cannot load the tables of " + arch, e);
        } finally {
            if (before == null) System.clearProperty("jsyscall.arch");
            else System.setProperty("jsyscall.arch", before);
        }
    }

    /** The table of the group whose class has that name. */
    Words words(String className) {
        try {
            return new Words(classes.loadClass(className).getMethod("table").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no table in " + className, e);
        }
    }
}
