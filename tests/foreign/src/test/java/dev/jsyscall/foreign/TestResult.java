package dev.jsyscall.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What became of one test in another Java runtime.
 *
 * @param name the test's class and method
 * @param text the failure, or the reason why the test was skipped
 */
record TestResult(String name, Kind kind, String text) {
    enum Kind { PASSED, SKIPPED, FAILED }

    /** The results in a report in JUnit's XML format. */
    static List<TestResult> read(Path report) throws IOException {
        NodeList cases;
        try {
            cases = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(report.toFile())
                    .getElementsByTagName("testcase");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("cannot read " + report, e);
        }
        var results = new ArrayList<TestResult>();
        for (int i = 0; i < cases.getLength(); i++) results.add(of((Element) cases.item(i)));
        return results;
    }

    private static TestResult of(Element test) {
        String type = test.getAttribute("classname");
        String name = type.substring(type.lastIndexOf('.') + 1) + "." + test.getAttribute("name");
        for (String failure : List.of("failure", "error")) {
            NodeList found = test.getElementsByTagName(failure);
            if (found.getLength() > 0) return new TestResult(name, Kind.FAILED, found.item(0).getTextContent());
        }
        NodeList skipped = test.getElementsByTagName("skipped");
        if (skipped.getLength() > 0) return new TestResult(name, Kind.SKIPPED, reason(skipped.item(0).getTextContent()));
        return new TestResult(name, Kind.PASSED, "");
    }

    /** What the test said, out of a stack trace. */
    private static String reason(String trace) {
        String first = trace.lines().findFirst().orElse("");
        return first.replaceFirst("^org\\.opentest4j\\.TestAbortedException: ", "");
    }
}
