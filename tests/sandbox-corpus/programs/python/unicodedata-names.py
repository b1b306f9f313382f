import unicodedata as u

for c in "aÄ中½٣😀\u0301":
    print(ascii(c), u.name(c), u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.numeric(c, None))
print(len(u.normalize("NFD", "é")), u.normalize("NFKC", "ﬁ①Ａ"), u.lookup("GREEK SMALL LETTER ALPHA"), u.decomposition("ä"), u.mirrored("("))
print(u.normalize("NFC", "e\u0301") == "é", u.is_normalized("NFC", "e\u0301"))
