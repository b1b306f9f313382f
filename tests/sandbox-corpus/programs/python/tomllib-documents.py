import tomllib

doc = tomllib.loads('''
title = "中"
[owner]
born = 1979-05-27T07:32:00-08:00
day = 2024-01-02
[[fruit]]
name = "apple"
prices = [1.5, 2, 0x1F, 1_000, inf]
inline = { a.b = true, c = """multi
line""" }
[[fruit]]
name = 'lit\\eral'
''')
print(doc["title"], doc["owner"], doc["fruit"][0], doc["fruit"][1]["name"])
tomllib.loads("a = 1\na = 2")
