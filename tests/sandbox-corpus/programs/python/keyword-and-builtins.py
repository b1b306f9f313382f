import builtins
import keyword

print(keyword.iskeyword("lambda"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist))
print(sorted(map(str, [3, 10, 2])), list(zip("ab", [1, 2], strict=True)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), all([]), any([0, ""]), sum([[1], [2]], []), max("abc", key=lambda c: -ord(c)), abs(-3.5), chr(8364), ord("€"), bin(-5), oct(8), hex(255), round(3.14159, 2), divmod(17, 5), hash("a") == hash("a"), callable(len), list(reversed("abc")), list(enumerate("ab", 1)), list(filter(None, [0, 1, "", 2])), slice(1, 10, 2).indices(5), isinstance(True, int), getattr(builtins, "len") is len, sorted(vars(type("T", (), {"z": 1})()).items()), format(3.5, "08.2f"), ascii("é"), bytes([1, 2]), bytearray(b"x") + b"y", frozenset([1]) | {2}, complex("1+2j"), pow(2, 10, 1000), type(NotImplemented).__name__, repr(...), eval("1+1"), memoryview(b"abc")[1], next(iter([]), "default"), object() is object())
list(zip([1], [1, 2], strict=True))
