import json

for text in ['{"a": 1,}', "[1, 2", '{"a" 1}', "nul", '"\x01"']:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(type(error).__name__, error.lineno, error.pos >= 0)
print(json.loads("[1e3, -0, 0.1, 123456789012345678901234567890]"))
print(json.loads('"\\ud83d\\ude00"') == "😀")
