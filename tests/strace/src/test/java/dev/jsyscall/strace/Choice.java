package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Parameter.Direction;
import dev.jsyscall.generator.model.Type;
import java.util.List;
import java.util.Optional;

/** Chooses an argument for each parameter by what it means, so that the kernel has nothing to do and strace has something to tell. */
class Choice {
    private static final long NUMBERS = 0x1111;
    private static final int BYTES = 16;
    private static final int POINTER = 8;

    private final Abi abi;
    private final Arch arch;
    private final Sizes sizes;
    private final List<Parameter> parameters;
    private final int round;

    /**
     * Choices for one call.
     *
     * @param round which constant of each group is chosen
     */
    Choice(Abi abi, Arch arch, List<Parameter> parameters, int round) {
        this.abi = abi;
        this.arch = arch;
        this.sizes = new Sizes(abi, arch);
        this.parameters = parameters;
        this.round = round;
    }

    Passed of(Parameter parameter) {
        int index = parameters.indexOf(parameter);
        return switch (parameter.type()) {
            case Parameter.Value value -> number(parameter, value, index);
            case Parameter.Halves halves -> new Passed.Number(NUMBERS + index, bytes(halves.type()), Optional.empty());
            case Parameter.Fixed fixed ->
                new Passed.Number(fixed.value().values().on(arch).orElseThrow(), bytes(fixed.type()), group(fixed));
            case Parameter.SizeOf size -> new Passed.Number(sizeOf(size.of()), bytes(size.type()), Optional.empty());
            case Parameter.Descriptor _ -> new Passed.Number(Harmless.NO_DESCRIPTOR + index, Integer.BYTES, Optional.empty());
            case Parameter.Text _ -> new Passed.Text(Harmless.NO_PATH + parameter.name());
            case Parameter.Address _ -> new Passed.Address(Harmless.NO_ADDRESS + index);
            case Parameter.Pointer pointer -> memory(pointer);
        };
    }

    private Passed.Number number(Parameter parameter, Parameter.Value value, int index) {
        Optional<ConstantGroup> group = value.group().flatMap(abi::group);
        List<Constant> constants = group.map(g -> Filling.constants(g, arch)).orElse(List.of());
        int bytes = bytes(value.type());
        if (!constants.isEmpty()) {
            return new Passed.Number(constants.get(round % constants.size()).values().on(arch).orElseThrow(), bytes, group);
        }
        Optional<Long> length = counted(parameter).map(this::count);
        long plain = bytes < Short.BYTES ? index + 1 : NUMBERS + index;
        return new Passed.Number(length.or(() -> Harmless.number(value.type())).orElse(plain), bytes, group);
    }

    /** A fixed argument is made of a group's constants where its spec says {@code MS.BIND | MS.REC}. */
    private Optional<ConstantGroup> group(Parameter.Fixed fixed) {
        String text = fixed.value().text();
        return text.contains(".") ? abi.group(text.substring(0, text.indexOf('.'))) : Optional.empty();
    }

    private Passed.Memory memory(Parameter.Pointer pointer) {
        long count = count(pointer);
        boolean input = pointer.direction() != Direction.OUT;
        byte[] content = input
                ? Filling.of(abi, arch, pointer.element(), count, round)
                : new byte[Math.toIntExact(sizes.of(pointer.element()) * count)];
        // What counts something else's elements must count them truly.
        if (input) lengthOf(pointer).ifPresent(length -> put(content, length));
        return new Passed.Memory(pointer.element(), count, content, pointer.direction());
    }

    private Optional<Long> lengthOf(Parameter.Pointer pointer) {
        return parameters.stream().filter(p -> p.type() == pointer).findFirst().flatMap(this::counted).map(this::count);
    }

    private void put(byte[] content, long value) {
        boolean little = arch.data().littleEndian();
        for (int i = 0; i < content.length; i++) {
            content[little ? i : content.length - 1 - i] = i < POINTER ? (byte) (value >> i * Byte.SIZE) : 0;
        }
    }

    /** What a parameter is the length of. */
    private Optional<Parameter.Pointer> counted(Parameter length) {
        for (Parameter parameter : parameters) {
            if (parameter.type() instanceof Parameter.Pointer pointer && pointer.length().filter(length.name()::equals).isPresent()) {
                return Optional.of(pointer);
            }
        }
        return Optional.empty();
    }

    private long count(Parameter.Pointer pointer) {
        return pointer.single() ? 1 : sizes.of(pointer.element()) == 1 ? BYTES : 1;
    }

    private long sizeOf(String parameter) {
        Parameter of = parameters.stream().filter(p -> p.name().equals(parameter)).findFirst().orElseThrow();
        return sizes.of(((Parameter.Pointer) of.type()).element());
    }

    private int bytes(Type.Number type) {
        return type.scalar().bytes(arch.data());
    }
}
