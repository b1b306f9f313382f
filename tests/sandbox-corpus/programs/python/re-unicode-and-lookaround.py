import re

print(re.findall(r"\w+", "naïve café 北京 123_x"))
print(re.findall(r"\w+", "naïve café", re.A))
print(re.findall(r"(?<!\$)\b\d+", "$5 7 $12 34"))
print(re.fullmatch(r"(a|b)*c", "ababc") is not None, re.match(r"(?i:HE)llo", "hello").group())
print(re.sub(r"(.)\1+", r"\1", "aaabbbccd"))
print(re.compile(r"""
    (\d+)   # whole
    \.(\d+) # fraction
""", re.X).search("pi 3.14").groups())
