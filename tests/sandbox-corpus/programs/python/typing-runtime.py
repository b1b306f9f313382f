from typing import Annotated, Generic, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union, get_args, get_origin, get_type_hints, runtime_checkable

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, v: T):
        self.v = v


class Row(TypedDict, total=False):
    a: int
    b: Optional[str]


@runtime_checkable
class Sized2(Protocol):
    def size(self) -> int: ...


class Has:
    def size(self):
        return 1


class Pair(NamedTuple):
    x: int
    y: str = "d"


print(get_origin(dict[str, int]), get_args(dict[str, list[int]]), get_args(Literal["a", 1]), Box[int](3).v)
print(sorted(Row.__optional_keys__), isinstance(Has(), Sized2), isinstance(3, Sized2), Pair(1), Pair._field_defaults)
print(get_type_hints(Box.__init__) == {"v": T}, get_args(Annotated[int, "meta"]), Union[int, int] is int, Optional[int] == Union[int, None])
