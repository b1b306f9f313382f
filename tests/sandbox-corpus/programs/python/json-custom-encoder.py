import json
from datetime import date
from decimal import Decimal


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, date):
            return {"$date": o.isoformat()}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        return super().default(o)


print(json.dumps({"d": date(2024, 2, 29), "s": {3, 1, 2}}, cls=Encoder))
print(json.loads('{"x": 1.10}', parse_float=Decimal))
print(json.loads('{"$date": "2024-02-29"}', object_hook=lambda d: date.fromisoformat(d["$date"]) if "$date" in d else d))
json.dumps({"c": 1j}, cls=Encoder)
