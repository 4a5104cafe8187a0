def log = new File(basedir, 'build.log').text
assert log =~ /\[ERROR\] .*wrong\.abi \[3:12\]: .*nosuchtype/
assert log =~ /wrong\.abi:3:12: error: .*nosuchtype/
assert log =~ /wrong\.abi:10:\d+: error: /
assert log.contains('first: nosuchtype;')
assert log.contains('2 errors in the specs of ')
assert !log.contains('Exception:')
