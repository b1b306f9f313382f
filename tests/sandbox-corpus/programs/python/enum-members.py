from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return self.name.lower()


class Access(Flag):
    READ = auto()
    WRITE = auto()
    ALL = READ | WRITE


class Level(IntEnum):
    LOW = 1
    HIGH = 5


class Kind(StrEnum):
    A = auto()


print(list(Color), Color(1) is Color.CRIMSON, Color["GREEN"].describe(), Color.RED.value, Color.__members__["CRIMSON"])
print(Access.ALL & Access.READ == Access.READ, Access.READ in Access.ALL, bool(Access(0)), Level.HIGH > 3, Kind.A == "a")
print([f.name for f in Access.ALL], IntFlag("F", "A B").B.value)


@unique
class Bad(Enum):
    A = 1
    B = 1
