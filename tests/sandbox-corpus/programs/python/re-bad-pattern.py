import re

print(re.search("b+", "abbb").end())
try:
    re.compile("(unclosed")
except re.error as error:
    print(error.pos, error.msg)
