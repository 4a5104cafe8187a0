package dev.jsyscall.linux.system;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.acct.AcctCalls;

/**
 * Process accounting: the kernel appends a record to a file for each process that ends. Needs CAP_SYS_PACCT.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/acct.2.html">acct(2)</a>
 */
public final class Accounting {
    private Accounting() {}

    /**
     * Begins it, or goes on in another file.
     *
     * @param file a file that exists
     * @throws ErrnoException as acct(2)
     */
    public static void on(String file) throws ErrnoException {
        AcctCalls.acct(file);
    }

    /**
     * Ends it.
     *
     * @throws ErrnoException as acct(2)
     */
    public static void off() throws ErrnoException {
        AcctCalls.acctOff();
    }
}
