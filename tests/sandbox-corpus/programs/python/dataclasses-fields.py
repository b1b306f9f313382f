from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Item:
    sort_index: float = field(init=False, repr=False)
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list, compare=False)

    def __post_init__(self):
        self.sort_index = self.price


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    a: int
    b: int = 2


x, y = Item("x", 3), Item("y", 2, ["t"])
print(x, sorted([x, y])[0].name, asdict(y), astuple(x), [f.name for f in fields(Item)])
print(replace(Key(a=1), b=9), hash(Key(a=1)) == hash(Key(a=1)), Key.__match_args__)
try:
    Key(a=1).a = 5
except FrozenInstanceError as error:
    print("FrozenInstanceError", error)
Key(1, 2)
