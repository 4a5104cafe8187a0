def log = new File(basedir, 'build.log').text
assert log =~ /Tests run: 4, Failures: 0, Errors: 0, Skipped: 0/
assert log =~ /1 architecture: \d+ match, 0 mismatches/ || log =~ /0 architectures/
