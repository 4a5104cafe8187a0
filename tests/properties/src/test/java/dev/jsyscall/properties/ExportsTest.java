package dev.jsyscall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.abi.LinuxPlatform;
import dev.jsyscall.linux.devices.mei.MeiClient;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever adds a spec adds a package, and a package that its module does not export cannot be used. */
class ExportsTest {
    @ParameterizedTest
    @ValueSource(classes = {LinuxPlatform.class, MeiClient.class})
    void everyPackageIsExported(Class<?> ofTheModule) throws Exception {
        Path place = Path.of(ofTheModule.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleDescriptor module = ModuleFinder.of(place).findAll().iterator().next().descriptor();
        var exported = module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());
        assertThat(exported).containsExactlyInAnyOrderElementsOf(module.packages());
    }
}
