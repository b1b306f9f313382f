import re

log = "2024-05-06 ERROR disk full\n2024-05-07 INFO ok\nbroken line\n2024-05-08 ERROR net down"
pattern = re.compile(r"^(?P<day>\d{4}-\d\d-\d\d) (?P<level>[A-Z]+) (?P<text>.+)$", re.M)
for match in pattern.finditer(log):
    print(match.groupdict(), match.span("level"))
print(pattern.groupindex["text"], pattern.groups)
print(re.findall(r"(\w)(\d)", "a1 b2 c3"))
