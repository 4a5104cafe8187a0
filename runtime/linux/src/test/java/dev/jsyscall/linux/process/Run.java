package dev.jsyscall.linux.process;

import java.io.IOException;

/**
 * What a program wrote and how it ended.
 *
 * @param output its standard output, without the last line end
 */
record Run(String output, ExitStatus status) {
    /** A shell, with a script and what the script finds in $0, $1, … */
    static Spawn shell(String script, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-c";
        all[1] = script;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Spawn.of("/bin/sh", all);
    }

    static Run of(Spawn spawn) throws IOException {
        try (Child child = spawn.pipe(1).start()) {
            String output = child.stdout().readString();
            return new Run(output.strip(), child.await());
        }
    }

    static String output(Spawn spawn) throws IOException {
        return of(spawn).output();
    }
}
