from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def kind(value):
    match value:
        case 0 | 1:
            return "bit"
        case int(n) if n < 0:
            return f"negative {n}"
        case str() as s:
            return f"text {s}"
        case [first, *rest]:
            return f"list {first} {rest}"
        case {"type": "circle", "r": r, **more}:
            return f"circle {r} {more}"
        case Point(x=0, y=y):
            return f"on axis {y}"
        case Point(x, y):
            return f"point {x} {y}"
        case None:
            return "nothing"
        case _:
            return "other"


for v in (1, -5, "s", [1, 2, 3], (9,), {"type": "circle", "r": 2, "z": 1}, Point(0, 4), Point(1, 2), None, 3.5):
    print(kind(v))
