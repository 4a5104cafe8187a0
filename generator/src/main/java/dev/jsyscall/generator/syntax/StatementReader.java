package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.grammar.AbiParser.ExistenceLineContext;
import dev.jsyscall.generator.grammar.AbiParser.HeaderLineContext;
import dev.jsyscall.generator.grammar.AbiParser.ImportLineContext;
import dev.jsyscall.generator.grammar.AbiParser.ModuleNameContext;
import dev.jsyscall.generator.grammar.AbiParser.OverrideDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.OverrideGroupContext;
import dev.jsyscall.generator.grammar.AbiParser.OverrideIoctlContext;
import dev.jsyscall.generator.grammar.AbiParser.OverrideRecordContext;
import dev.jsyscall.generator.grammar.AbiParser.OverrideSyscallContext;
import dev.jsyscall.generator.grammar.AbiParser.OverrideTypeContext;
import dev.jsyscall.generator.grammar.AbiParser.PlatformCallContext;
import dev.jsyscall.generator.grammar.AbiParser.PlatformDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.PlatformEntryContext;
import dev.jsyscall.generator.grammar.AbiParser.PlatformErrnoContext;
import dev.jsyscall.generator.grammar.AbiParser.PlatformValueContext;
import dev.jsyscall.generator.grammar.AbiParser.StatementContext;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads one file's statements, one after the other. */
final class StatementReader {
    private final Spans spans;
    private final Diagnostics diagnostics;
    private final ExpressionReader expressions;
    private final ConstantReader constants;
    private final RecordReader records;
    private final CallReader calls;
    private final FunctionReader functions;
    private final ArchReader arches;
    private final OmitReader omissions;

    private String doc = "";
    private final List<SpecFile.Import> imports = new ArrayList<>();
    private final List<Header> headers = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();

    StatementReader(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
        expressions = new ExpressionReader(spans, diagnostics);
        constants = new ConstantReader(spans, diagnostics, expressions);
        records = new RecordReader(spans, diagnostics, expressions);
        calls = new CallReader(spans, diagnostics, expressions);
        functions = new FunctionReader(spans, diagnostics, expressions);
        arches = new ArchReader(spans, diagnostics, expressions);
        omissions = new OmitReader(spans, diagnostics);
    }

    SpecFile file() {
        return new SpecFile(spans.file(), doc, List.copyOf(imports), List.copyOf(headers), List.copyOf(declarations));
    }

    void read(StatementContext c) {
        if (c.importLine() != null) importLine(c.importLine());
        else if (c.headerLine() != null) headerLine(c.headerLine());
        else if (c.existenceLine() != null) existenceLine(c.existenceLine());
        else declarations.add(declaration(c));
    }

    private void importLine(ImportLineContext c) {
        fileDoc(c.DOC());
        imports.add(module(c.moduleName()));
    }

    private SpecFile.Import module(ModuleNameContext c) {
        return new SpecFile.Import(c.getText().replace('.', '/') + ".abi", spans.of(c));
    }

    private void headerLine(HeaderLineContext c) {
        fileDoc(c.DOC());
        String path = c.HEADER().getText();
        headers.add(new Header(path.substring(1, path.length() - 1), c.getChild(c.getChildCount() - 2).getText().equals("libc")));
    }

    private void existenceLine(ExistenceLineContext c) {
        fileDoc(c.DOC());
        Condition condition = CallReader.condition(spans, c.condition());
        declarations.add(new ExistenceLine(c.word.getText().equals("only"), condition, spans.of(c)));
    }

    private void fileDoc(@Nullable TerminalNode comment) {
        if (doc.isEmpty()) doc = Texts.doc(comment);
    }

    private Declaration declaration(StatementContext c) {
        if (c.typedefDeclaration() != null) {
            var t = c.typedefDeclaration();
            return new TypedefDeclaration(Texts.doc(t.DOC()), spans.name(t.name()), expressions.type(t.type()));
        }
        if (c.groupDeclaration() != null) return constants.group(c.groupDeclaration());
        if (c.recordDeclaration() != null) return records.record(c.recordDeclaration());
        if (c.syscallDeclaration() != null) return calls.syscall(c.syscallDeclaration());
        if (c.undeclaredLine() != null) return calls.undeclared(c.undeclaredLine());
        if (c.functionDeclaration() != null) return functions.function(c.functionDeclaration());
        if (c.ioctlDeclaration() != null) return calls.ioctl(c.ioctlDeclaration());
        if (c.numbersDeclaration() != null) return arches.numbers(c.numbersDeclaration());
        if (c.presenceLine() != null) {
            var line = c.presenceLine();
            return new PresenceLine(line.word.getText().equals("has"), line.moduleName().stream().map(this::module).toList(), spans.of(line));
        }
        if (c.archDeclaration() != null) return arches.arch(c.archDeclaration());
        if (c.omitDeclaration() != null) return omissions.omission(c.omitDeclaration());
        if (c.overrideDeclaration() != null) return override(c.overrideDeclaration());
        if (c.onBlock() != null) {
            var overrides = c.onBlock().overrideDeclaration().stream().map(this::override).toList();
            return new OnBlock(CallReader.condition(spans, c.onBlock().condition()), overrides);
        }
        return platform(c.platformDeclaration());
    }

    private OverrideDeclaration override(OverrideDeclarationContext context) {
        if (context instanceof OverrideGroupContext c) {
            Optional<ConstantGroup.Kind> kind = Optional.ofNullable(c.kind).map(ConstantReader::kind);
            var members = c.overrideMember().stream()
                    .map(m -> new OverrideDeclaration.Group.Member(spans.name(m.constantName()), expressions.value(m.value())))
                    .toList();
            return new OverrideDeclaration.Group(kind, spans.name(c.groupName), members);
        }
        if (context instanceof OverrideRecordContext c) return new OverrideDeclaration.Record(records.record(c.recordDeclaration()));
        if (context instanceof OverrideTypeContext c) {
            return new OverrideDeclaration.Typedef(spans.name(c.name()), expressions.type(c.type()));
        }
        if (context instanceof OverrideIoctlContext c) {
            return new OverrideDeclaration.Ioctl(spans.name(c.name()), expressions.value(c.value()));
        }
        return syscall((OverrideSyscallContext) context);
    }

    private OverrideDeclaration syscall(OverrideSyscallContext c) {
        List<String> words = new ArrayList<>();
        int parameters = 0;
        boolean list = false;
        for (int i = 0; i < c.getChildCount(); i++) {
            if (!(c.getChild(i) instanceof TerminalNode word)) {
                if (list) parameters++;
                continue;
            }
            words.add(word.getText());
            list |= word.getText().equals("(");
        }
        boolean renamed = words.contains("as");
        int first = renamed ? 2 : 1;
        Optional<List<Name>> order = list
                ? Optional.of(c.name().subList(first, first + parameters).stream().map(spans::name).toList())
                : Optional.empty();
        return new OverrideDeclaration.Syscall(
                spans.name(c.name(0)), renamed ? Optional.of(spans.name(c.name(1))) : Optional.empty(), words.contains("block"), order);
    }

    private PlatformDeclaration platform(PlatformDeclarationContext c) {
        Optional<Name> errnos = Optional.empty();
        var callRoles = new ArrayList<PlatformDeclaration.CallRole>();
        var valueRoles = new ArrayList<PlatformDeclaration.ValueRole>();
        var once = new Clauses(spans, diagnostics);
        for (PlatformEntryContext entry : c.platformEntry()) {
            if (entry instanceof PlatformErrnoContext e) {
                once.once(e, "errno");
                errnos = Optional.of(spans.name(e.name()));
            } else if (entry instanceof PlatformCallContext e) {
                once.once(e, "call " + e.role.getText());
                callRoles.add(new PlatformDeclaration.CallRole(spans.name(e.role), spans.name(e.target)));
            } else if (entry instanceof PlatformValueContext e) {
                once.once(e, "value " + e.role.getText());
                valueRoles.add(new PlatformDeclaration.ValueRole(spans.name(e.role), expressions.read(e.expression())));
            }
        }
        return new PlatformDeclaration(spans.name(c.name()), errnos, callRoles, valueRoles);
    }
}
