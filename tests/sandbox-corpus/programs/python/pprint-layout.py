from pprint import pformat, pprint

data = {"name": "x" * 20, "items": list(range(30)), "nested": {"b": ("tuple", {"s"}), "a": None}, 3: "number"}
pprint(data, width=60, sort_dicts=False)
pprint({"b": 1, "a": [{"k": "long text " * 6}]}, width=50, indent=2)
print(pformat(list("abc"), compact=True), pformat([[[[1]]]], depth=2))
loop = [1]
loop.append(loop)
print("Recursion" in pformat(loop))
