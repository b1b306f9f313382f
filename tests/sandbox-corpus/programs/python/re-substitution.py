import re

print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world, good day"))
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "3 apples and 12 pears"))
print(re.subn(r"[aeiou]", "*", "education", count=3))
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"))
print(re.split(r"\s*([,;])\s*", "a , b;c,  d"))
print(re.escape("1+1=2?"))
