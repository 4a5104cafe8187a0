/*
 * The language of ABI specs. abi-specs/README.md is its manual.
 *
 * Words are keywords only where one is expected: any of them may also name a member, a parameter or a constant.
 */
grammar Abi;

file: statement* EOF;

statement
    : importLine
    | headerLine
    | existenceLine
    | presenceLine
    | typedefDeclaration
    | groupDeclaration
    | recordDeclaration
    | syscallDeclaration
    | undeclaredLine
    | functionDeclaration
    | ioctlDeclaration
    | numbersDeclaration
    | archDeclaration
    | overrideDeclaration
    | onBlock
    | platformDeclaration
    | omitDeclaration
    ;

/** A comment on the file's first line of this kind is the file's own. */
importLine: DOC? 'import' moduleName ';';
moduleName: name ('.' name)*;

headerLine: DOC? 'header' HEADER 'libc'? ';';

/** Where the constants, records and ioctls of the file exist. */
existenceLine: DOC? word=('only' | 'absent') 'on' condition ';';
/** The same from the other side: which files an architecture has that say they are others', or lacks. */
presenceLine: word=('has' | 'lacks') moduleName (',' moduleName)* ';';

typedefDeclaration: DOC? 'type' name '=' type ';';

// ---- constants

groupDeclaration
    : DOC? kind=('enum' | 'flags' | 'ints') groupName=name ('prefix' prefix=name)? ':' width=name groupClause*
      '{' groupMember* '}'
    ;
groupClause: 'varies' | 'mode' | exclusion;
groupMember: fieldDeclaration | constantDeclaration | aliasDeclaration;
fieldDeclaration: DOC? 'field' constantName cName? '=' expression constantClause* '{' (constantDeclaration | aliasDeclaration)* '}';
constantDeclaration: DOC? constantName cName? '=' value constantClause* ';';
aliasDeclaration: DOC? 'alias' constantName cName? '=' value constantClause* ';';
constantName: name | NUMBERED;
cName: 'as' name;
constantClause: 'varies' | exclusion;
value: 'absent' | expression;
exclusion: 'unverified' STRING;

// ---- records

recordDeclaration: DOC? kind=('struct' | 'union') recordName=name recordClause* '{' member* '}';
recordClause
    : 'as' cType                     #RecordCName
    | 'prefix' name                  #RecordPrefix
    | 'packed'                       #RecordPacked
    | 'aligned' '(' expression ')'   #RecordAligned
    | 'implements' moduleName        #RecordImplements
    | 'varies'                       #RecordVaries
    | 'absent'                       #RecordAbsent
    | exclusion                      #RecordExclusion
    ;
cType: ('struct' | 'union' | 'typedef') name;
member
    : DOC? memberName=name cName? ':' type ('bits' bits=expression)? memberClause* ';'
    | DOC? kind=('struct' | 'union') memberName=name? cName? arraySuffix? recordClause* '{' member* '}' ';'?
    ;
memberClause: 'in' name | 'aligned' '(' expression ')';
arraySuffix: '[' expression? ']';

type: typeName=('struct' | 'union')? name arraySuffix*;

// ---- calls

syscallDeclaration: DOC? 'syscall' callName parameters result? callClause* ';';
callName: name ('.' name)?;
parameters: '(' (parameter (',' parameter)*)? ')';
parameter: name ':' meaning ('=' expression)?;
meaning
    : 'const' expression                                             #FixedMeaning
    | 'sizeof' name                                                  #SizeOfMeaning
    | 'consumed' 'fd'                                                #ConsumedMeaning
    | 'halves' name                                                  #HalvesMeaning
    | direction=('in' | 'out' | 'inout') name lengthSuffix? '?'?     #PointerMeaning
    | name ('in' name)?                                              #ValueMeaning
    ;
/** The parameter that counts the elements, or how many there always are. */
lengthSuffix: '[' expression ']';
result: ':' ('owned' 'fd' | name ('in' name)?);
callClause
    : 'blocking'                                                     #CallBlocking
    | 'typed'                                                        #CallTyped
    | 'since' version                                                #CallSince
    | 'man' STRING                                                   #CallMan
    | 'error' name STRING                                            #CallError
    | ('on' condition | 'where' 'absent') 'use' callName arguments?  #CallRoute
    ;
/** Calls that stay numbers. */
undeclaredLine: DOC? 'undeclared' name (',' name)* STRING ';';

condition: '32-bit' | name (',' name)*;
arguments: '(' (expression (',' expression)*)? ')';
version: NUMBER | VERSION;

functionDeclaration: DOC? 'function' name functionParameters result? functionClause* ';';
functionParameters: '(' (parameter (',' parameter)*)? (','? variadic='...' (',' parameter)*)? ')';
functionClause
    : 'in' STRING                                                    #FunctionLibrary
    | ('on' condition)? 'symbol' STRING (',' STRING)*                #FunctionSymbol
    | 'error' ('errno' | 'returned' | 'null' | 'none')               #FunctionErrorRule
    | 'error' name STRING                                            #FunctionError
    | 'critical'                                                     #FunctionCritical
    | 'blocking'                                                     #FunctionBlocking
    | 'man' STRING                                                   #FunctionMan
    ;

ioctlDeclaration: DOC? 'ioctl' name '=' value ioctlParameters result? ioctlClause* ';';
ioctlParameters: '(' 'fd' (',' ioctlArgument)? ')';
ioctlArgument: meaning;
ioctlClause: 'varies' | 'blocking' | 'since' version | exclusion;

// ---- architectures

numbersDeclaration: DOC? 'numbers' name? '{' numberEntry* '}';
numberEntry: name '=' value ';';

archDeclaration: DOC? 'abi' os=name arch=name '{' archClause* '}';
archClause
    : 'java' STRING (',' STRING)* ';'                                #ArchJava
    | 'triple' STRING ';'                                            #ArchTriple
    | 'headers' STRING ';'                                           #ArchHeaders
    | 'data' model=name order=name ('align64' NUMBER)? ';'           #ArchData
    | 'pairs' name ';'                                               #ArchPairs
    | 'ioctl' name ';'                                               #ArchIoctl
    | 'flush' ('symbol' STRING 'in' STRING | 'syscall' name) ';'     #ArchFlush
    | 'use' 'numbers' name ';'                                       #ArchUseNumbers
    | 'code' role=name ('words' NUMBER)? codeBody                    #ArchCode
    ;
codeBody: '{' 'source' source=TEXT ';' 'bytes' bytes=(STRING | TEXT) ';' hole* '}';
hole: 'NR' '[' from=NUMBER '..' to=NUMBER ']' 'at' 'byte' offset=NUMBER 'bit' bit=NUMBER 'in' unit=name ';';

overrideDeclaration
    : 'override' kind=('enum' | 'flags' | 'ints')? groupName=name '{' overrideMember* '}'      #OverrideGroup
    | 'override' recordDeclaration                                                             #OverrideRecord
    | 'override' 'type' name '=' type ';'                                                      #OverrideType
    | 'override' 'ioctl' name '=' value ';'                                                    #OverrideIoctl
    | 'override' 'syscall' name ('as' name)? 'block'? ('(' (name (',' name)*)? ')')? ';'       #OverrideSyscall
    ;
overrideMember: constantName '=' value ';';

/** Overrides for one architecture outside its own file: a driver's or a library's. */
onBlock: 'on' condition '{' overrideDeclaration* '}';

// ---- what core stands on

platformDeclaration: DOC? 'platform' name '{' platformEntry* '}';
platformEntry
    : 'errno' name ';'                                               #PlatformErrno
    | 'call' role=name '=' target=name ';'                           #PlatformCall
    | 'value' role=name '=' expression ';'                           #PlatformValue
    ;

// ---- what headers show and specs leave out

/** A reason is required; that it may be missing here makes for a better message. */
omitDeclaration: DOC? 'omit' omitPattern (',' omitPattern)* STRING? ';';
omitPattern: record=('struct' | 'union' | 'typedef')? cPattern;
/** A C name with any number of asterisks in it; its parts stand without blanks. */
cPattern: ('*' | name | NUMBERED | NUMBER)+;

// ---- expressions: 64-bit two's complement

expression
    : '(' expression ')'                                             #Nested
    | op=('-' | '~') expression                                      #Unary
    | left=expression op=('*' | '/' | '%') right=expression          #Binary
    | left=expression op=('+' | '-') right=expression                #Binary
    | left=expression op=('<<' | '>>') right=expression              #Binary
    | left=expression '&' right=expression                           #BitAnd
    | left=expression '^' right=expression                           #BitXor
    | left=expression '|' right=expression                           #BitOr
    | 'sizeof' '(' type ')'                                          #SizeOfType
    | call=('_IO' | '_IOR' | '_IOW' | '_IOWR') '(' expression ',' expression (',' type)? ')'  #IoctlNumber
    | NUMBER                                                         #Literal
    | CHARACTER                                                      #CharacterLiteral
    | name ('.' constantName)?                                       #NameReference
    ;

/** Every word, keywords included: none is reserved. */
name
    : NAME
    | 'import' | 'header' | 'libc' | 'type' | 'enum' | 'flags' | 'ints' | 'prefix' | 'varies' | 'field' | 'as' | 'alias' | 'absent'
    | 'unverified' | 'struct' | 'union' | 'typedef' | 'packed' | 'aligned' | 'implements' | 'bits' | 'in' | 'syscall' | 'const'
    | 'consumed' | 'fd' | 'halves' | 'out' | 'inout' | 'owned' | 'blocking' | 'since' | 'man' | 'error' | 'on' | 'where'
    | 'use' | 'function' | 'symbol' | 'errno' | 'returned' | 'null' | 'none' | 'critical' | 'ioctl' | 'numbers' | 'abi' | 'java'
    | 'triple' | 'headers' | 'data' | 'align64' | 'pairs' | 'flush' | 'code' | 'words' | 'source' | 'bytes' | 'NR' | 'at' | 'byte'
    | 'bit' | 'mode' | 'override' | 'block' | 'platform' | 'call' | 'value' | 'omit' | 'typed' | 'undeclared' | 'only' | 'has'
    | 'lacks'
    ;

// ---- words

DOC: '/**' .*? '*/';
COMMENT: '/*' .*? '*/' -> skip;
LINE_COMMENT: '//' ~[\r\n]* -> skip;
HEADER: '<' [a-zA-Z0-9_./+-]+ '>';
TEXT: '"""' .*? '"""';
STRING: '"' ~["\r\n]* '"';
CHARACTER: '\'' (~['\\\r\n] | '\\' .) '\'';
VERSION: [0-9]+ '.' [0-9]+ ('.' [0-9]+)?;
NUMBER: '0x' [0-9a-fA-F_]+ | '0o' [0-7_]+ | '0b' [01_]+ | [0-9] [0-9_]*;
/** A constant whose name begins with a digit: 32BIT, 802_3. */
NUMBERED: [0-9]+ [a-zA-Z_] [a-zA-Z0-9_]*;
NAME: [a-zA-Z_] [a-zA-Z0-9_]*;
SPACE: [ \t\r\n]+ -> skip;
/** Anything else is one bad character, so that the parser names it and goes on. */
OTHER: .;
