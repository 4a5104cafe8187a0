package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.file.RangeLock.Owner;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    @TempDir
    Path folder;

    private OpenFile open() throws Exception {
        return OpenFile.open(folder.resolve("f").toString(), "creat, rdwr, cloexec", "rw-------");
    }

    @Test
    void openFilesExcludeEachOtherInARange() throws Exception {
        try (OpenFile one = open(); OpenFile other = open()) {
            one.truncate(1000);
            RangeLock lock = RangeLock.exclusive(100, 50);
            lock.lock(one);
            assertThat(lock.tryLock(one)).isTrue();
            assertThat(lock.tryLock(other)).isFalse();
            assertThat(RangeLock.shared(149, 1).tryLock(other)).isFalse();
            assertThat(RangeLock.exclusive(150, 0).tryLock(other)).isTrue();
            Optional<RangeLock.Holder> holder = RangeLock.shared(0, 0).test(other);
            assertThat(holder).contains(new RangeLock.Holder(lock, -1));
            lock.unlock(one);
            assertThat(lock.test(other)).isEmpty();
            assertThat(lock.tryLock(other)).isTrue();
        }
    }

    @Test
    void sharedLocksAreShared() throws Exception {
        try (OpenFile one = open(); OpenFile other = open()) {
            RangeLock lock = RangeLock.shared(0, 0);
            lock.lock(one);
            assertThat(lock.tryLock(other)).isTrue();
            assertThat(RangeLock.exclusive(0, 0).tryLock(other)).isFalse();
        }
    }

    @Test
    void locksBeyondTwoGigabytesAreNoOthers() throws Exception {
        try (OpenFile one = open(); OpenFile other = open()) {
            RangeLock.exclusive(5L << 30, 10).lock(one);
            assertThat(RangeLock.exclusive(0, 5L << 30).tryLock(other)).isTrue();
            assertThat(RangeLock.exclusive(5L << 30, 1).tryLock(other)).isFalse();
        }
    }

    @Test
    void theProcessHasItsLocksAtOnceAndOpenFilesRespectThem() throws Exception {
        try (OpenFile one = open(); OpenFile other = open()) {
            RangeLock lock = RangeLock.exclusive(0, 10);
            lock.lock(one, Owner.PROCESS);
            assertThat(lock.tryLock(other, Owner.PROCESS)).isTrue();
            assertThat(lock.tryLock(other, Owner.OPEN_FILE)).isFalse();
            assertThat(lock.test(other).orElseThrow().pid()).isEqualTo((int) ProcessHandle.current().pid());
            lock.unlock(one, Owner.PROCESS);
            assertThat(lock.test(other)).isEmpty();
        }
    }

    @Test
    void aWaiterGetsTheLockWhenItIsGivenUp() throws Exception {
        try (OpenFile one = open(); OpenFile other = open()) {
            RangeLock lock = RangeLock.exclusive(0, 0);
            lock.lock(one);
            Thread waiter = Thread.ofPlatform().start(() -> {
                try {
                    lock.lock(other);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            lock.unlock(one);
            waiter.join();
            assertThat(lock.tryLock(one)).isFalse();
        }
    }

    @Test
    void aLockIsGivenUpOnce() throws Exception {
        String path = folder.resolve("once").toString();
        try (OpenFile file = OpenFile.open(path, "creat, rdwr, cloexec", "rw-------"); OpenFile other = OpenFile.open(path, "rdwr, cloexec")) {
            WholeLock first = WholeLock.exclusive(file);
            first.close();
            try (WholeLock second = WholeLock.exclusive(file)) {
                first.close();
                assertThat(WholeLock.tryShared(other)).as("while there is %s", second).isEmpty();
            }
            assertThat(WholeLock.tryShared(other)).isPresent();
        }
    }

    @Test
    void wholeFilesAreLockedToo() throws Exception {
        try (OpenFile one = open(); OpenFile other = open()) {
            try (WholeLock held = WholeLock.exclusive(one)) {
                assertThat(held).isNotNull();
                assertThat(WholeLock.tryExclusive(other)).isEmpty();
                assertThat(WholeLock.tryShared(other)).isEmpty();
            }
            try (WholeLock held = WholeLock.shared(one); WholeLock more = WholeLock.tryShared(other).orElseThrow()) {
                assertThat(held).isNotSameAs(more);
            }
            WholeLock.tryExclusive(other).orElseThrow().close();
        }
    }

    @Test
    void leasesAreForFilesThatNobodyWrites() throws Exception {
        open().close();
        try (OpenFile file = OpenFile.open(folder.resolve("f").toString(), "rdonly, cloexec")) {
            assertThat(Lease.of(file)).isEqualTo(Lease.NONE);
            assertThat(Lease.READ.trySet(file)).isTrue();
            assertThat(Lease.of(file)).isEqualTo(Lease.READ);
            Lease.NONE.set(file);
            try (OpenFile writer = OpenFile.open(folder.resolve("f").toString(), "rdwr, cloexec")) {
                assertThat(Lease.READ.trySet(file)).as("while %s is open", writer).isFalse();
            }
            assertThat(Lease.of(file)).isEqualTo(Lease.NONE);
        }
    }
}
