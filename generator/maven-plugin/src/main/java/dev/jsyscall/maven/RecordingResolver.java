package dev.jsyscall.maven;

import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SourceResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Remembers what was asked of another resolver, and the answers' digests: if all would be the same again, so would the outcome. */
final class RecordingResolver implements SourceResolver {
    private static final String FILE = "file ";
    private static final String FOLDER = "folder ";

    private final SourceResolver resolver;
    private final Map<String, String> answers = new TreeMap<>();

    RecordingResolver(SourceResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Optional<SourceFile> find(String path) {
        Optional<SourceFile> found = resolver.find(path);
        answers.put(FILE + path, digest(found.stream().toList()));
        return found;
    }

    @Override
    public List<SourceFile> under(String folder) {
        List<SourceFile> found = resolver.under(folder);
        answers.put(FOLDER + folder, digest(found));
        return found;
    }

    /** What was asked so far, each with the digest of its answer. */
    Map<String, String> answers() {
        return answers;
    }

    /** Whether a question of an earlier run has the same answer today. */
    boolean stillAnswers(String question, String digest) {
        List<SourceFile> now = question.startsWith(FILE)
                ? resolver.find(question.substring(FILE.length())).stream().toList()
                : resolver.under(question.substring(FOLDER.length()));
        return digest(now).equals(digest);
    }

    private static String digest(List<SourceFile> files) {
        return new Fingerprint().addAll(files).toString();
    }
}
