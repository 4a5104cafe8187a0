package dev.jsyscall.verify.btf;

import java.util.Map;

/**
 * A struct or union as the kernel was compiled with it.
 *
 * @param size bytes
 * @param fields by path as C reaches them, anonymous members left out: {@code addrs.saddr}
 */
public record BtfRecord(long size, Map<String, BtfField> fields) {}
