package dev.jsyscall.verify.counts;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claims;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the specs hold for one architecture. Names count once. A name is verifiable unless its spec says why no header can confirm it; a
 * strict verification fails if one of them is not confirmed.
 *
 * @param constants the C names of verifiable constants
 * @param records the C names of verifiable records
 * @param ioctls the names of verifiable ioctls
 * @param unverified what cannot be confirmed, of all three
 */
public record ArchCounts(
        Arch arch, CallGrades calls, Set<String> constants, Set<String> records, Set<String> ioctls, Set<String> unverified) {

    public static ArchCounts of(Abi abi, Arch arch) {
        List<Claim> claims = Claims.of(abi, arch);
        Set<String> unverified = claims.stream().filter(claim -> claim.exclusion().isPresent() && isCounted(claim.kind()))
                .map(Claim::name).collect(Collectors.toSet());
        return new ArchCounts(
                arch, CallGrades.of(abi, arch), verifiable(claims, Kind.CONSTANT), verifiable(claims, Kind.RECORD),
                verifiable(claims, Kind.IOCTL), unverified);
    }

    private static boolean isCounted(Kind kind) {
        return kind == Kind.CONSTANT || kind == Kind.RECORD || kind == Kind.IOCTL;
    }

    private static Set<String> verifiable(List<Claim> claims, Kind kind) {
        return claims.stream().filter(claim -> claim.kind() == kind && claim.exclusion().isEmpty()).map(Claim::name)
                .collect(Collectors.toSet());
    }
}
