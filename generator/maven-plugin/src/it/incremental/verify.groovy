def log = new File(basedir, 'build.log').readLines().findAll { it =~ /Generated|Nothing to generate/ }
assert log.size() == 4
assert log[0] =~ /Generated (\d+) files \(\1 written, 0 deleted\) from 2 specs/
assert log[1] =~ /Nothing to generate/
assert log[2] =~ /\(1 written, 0 deleted\) from 2 specs/
assert log[3] =~ /\(0 written, [1-9]\d* deleted\) from 1 spec/

def sources = new File(basedir, 'target/generated-sources/abi/org/example')
assert new File(sources, 'LIMIT.java').text.contains('32')
assert !new File(sources, 'ANSWER.java').exists()
