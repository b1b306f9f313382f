import doctest


def double(x):
    """
    >>> double(2)
    4
    >>> double("ab")
    'abab'
    >>> double(None)
    Traceback (most recent call last):
    TypeError: unsupported
    """
    return x * 2


finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner(verbose=False)
out = []
for test in finder.find(double, "double", globs={"double": double}):
    print(len(test.examples), runner.run(test, out=out.append).failed, test.examples[0].want.strip())
print(sum("Failed example" in part for part in out), [e.source.strip() for e in doctest.DocTestParser().get_examples(">>> 1 + 1\n2\n")])
