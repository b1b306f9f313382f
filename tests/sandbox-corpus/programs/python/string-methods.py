text = "  The Straße of ΑΘΗΝΑ  "
print(repr(text.strip()), text.upper().strip(), text.casefold().strip(), text.title().strip())
print("a,b,,c".split(","), "a b  c".split(), "a.b.c".rsplit(".", 1), "k=v=w".partition("="), "one\ntwo\r\nthree".splitlines())
print("42".zfill(5), "x".center(5, "-"), "tab\tend".expandtabs(4), "abcabc".replace("b", "B", 1), "banana".count("an"))
print("abc".translate(str.maketrans("ab", "xy", "c")), "prefix-body".removeprefix("prefix-"), "a-b".join(["1", "2"]))
print("é".encode().hex(), "½".isnumeric(), "½".isdigit(), "٣".isdecimal(), "Ab1".isalnum(), "x1".isidentifier(), "日本".rjust(4, "*"))
