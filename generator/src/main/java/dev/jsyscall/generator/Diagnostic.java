package dev.jsyscall.generator;

import dev.jsyscall.generator.model.Position;

/**
 * Something wrong in a spec.
 *
 * @param problem what kind of error it is
 * @param position where it begins
 * @param length how many characters it spans, at least 1
 * @param message one sentence or two: what is wrong, and what to do
 * @param sourceLine the line it stands on, without its end
 */
public record Diagnostic(Problem problem, Position position, int length, String message, String sourceLine) {

    /** {@code file:line:col: error: message}, the source line, and a caret below the place. No line end after the last line. */
    public String render() {
        String head = position + ": error: " + message;
        if (sourceLine.isEmpty()) return head;
        var caret = new StringBuilder();
        int column = Math.min(position.column() - 1, sourceLine.length());
        for (int i = 0; i < column; i++) caret.append(sourceLine.charAt(i) == '\t' ? '\t' : ' ');
        caret.append('^').append("~".repeat(Math.max(0, Math.min(length, sourceLine.length() - column) - 1)));
        return head + "\n" + sourceLine + "\n" + caret;
    }

    @Override
    public String toString() {
        return render();
    }
}
