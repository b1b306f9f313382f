import operator as o

rows = [("b", 2, {"k": 1}), ("a", 2, {"k": 0}), ("c", 1, {"k": 5})]
print(sorted(rows, key=o.itemgetter(1, 0)), o.attrgetter("real", "imag")(3 + 4j), o.methodcaller("split", "-")("a-b"))
print(o.concat("a", "b"), o.floordiv(7, 2), o.contains([1, 2], 2), o.indexOf("abc", "c"), o.truth([]), o.matmul.__name__)
x = [1]
print(o.iadd(x, [2]) is x, o.length_hint(iter(range(5))), o.is_not(1, None), o.index(True), o.inv(5), o.xor(6, 3))
