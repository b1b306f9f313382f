import json

data = {"name": "李雷", "list": [1, 2.5, None, True], "nested": {"z": 1, "a": [{}]}, "e": "\u00e9\t\"q\""}
text = json.dumps(data, ensure_ascii=False, sort_keys=True)
print(text)
print(json.loads(text) == data)
print(json.dumps(data, indent=2))
