package dev.jsyscall;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program that initialises all the classes that it is told at once, each in a thread, over and over in fresh class loaders. */
final class AllAtOnce {
    private static final int ROUNDS = 30;

    private AllAtOnce() {}

    public static void main(String[] names) throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) path.add(url(entry));
        for (int round = 0; round < ROUNDS; round++) {
            try (URLClassLoader loader = new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
                CountDownLatch start = new CountDownLatch(1);
                List<Thread> threads = new ArrayList<>();
                for (String name : names) {
                    threads.add(Thread.ofPlatform().daemon().start(() -> {
                        try {
                            start.await();
                            Class.forName(name, true, loader);
                        } catch (ClassNotFoundException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }));
                }
                start.countDown();
                for (Thread thread : threads) {
                    thread.join(20_000);
                    if (thread.isAlive()) {
                        System.out.println("waits for ever: " + List.of(thread.getStackTrace()));
                        return;
                    }
                }
            }
        }
        System.out.println("ok");
    }

    private static URL url(String entry) throws MalformedURLException {
        return new File(entry).toURI().toURL();
    }
}
