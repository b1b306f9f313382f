import difflib

a = "one\ntwo\nthree\nfour\n".splitlines(True)
b = "one\n2\nthree\nfive\nfour\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "old", "new")), end="")
print("".join(difflib.ndiff(["abc\n"], ["abd\n"])), end="")
s = difflib.SequenceMatcher(None, "abxcd", "abcd")
print(s.ratio(), s.get_opcodes(), s.find_longest_match().size)
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), "".join(difflib.restore(difflib.ndiff(a, b), 2)) == "".join(b))
