for (module in ['one', 'two']) {
    assert new File(basedir, "$module/target/generated-sources/abi/org/example/$module/KIND.java").isFile()
}
assert !(new File(basedir, 'build.log').text =~ /not marked as thread-safe/) : 'the goals are thread-safe'
