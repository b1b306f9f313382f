import re

print(re.search("b+", "abbb").end())
re.compile("(unclosed")
