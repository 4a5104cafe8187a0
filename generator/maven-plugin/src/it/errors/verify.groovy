def log = new File(basedir, 'build.log').text
assert (log =~ /\[ERROR\] .*wrong\.abi \[3:12\]: .*nosuchtype/) : 'a message with file, line and column'
assert (log =~ /wrong\.abi:3:12: error: .*nosuchtype/) : 'the same in the sentence with which the build fails'
assert (log =~ /wrong\.abi:10:\d+: error: /) : 'the second error too'
assert log.contains('first: nosuchtype;') : 'the source line'
assert log.contains('2 errors in the specs of ') : 'how many there are'
assert !log.contains('Exception:') : 'no stack trace'
