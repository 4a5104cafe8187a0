package dev.jsyscall.generator.syntax;

/** What a statement of a spec file declares, imports and headers aside. */
public sealed interface Declaration
        permits TypedefDeclaration, GroupDeclaration, RecordDeclaration, CallDeclaration, FunctionDeclaration, IoctlDeclaration,
                NumbersDeclaration, ArchDeclaration, OverrideDeclaration, OnBlock, PlatformDeclaration, OmitDeclaration,
                UndeclaredCalls, ExistenceLine, PresenceLine {}
