def log = new File(basedir, 'build.log').text
assert (log =~ /Tests run: 4, Failures: 0, Errors: 0, Skipped: 0/) : 'four tests ran'
assert (log =~ /(1 architecture|0 architectures): [\d,]+ match, 0 mismatches/) : 'the spec was verified'
