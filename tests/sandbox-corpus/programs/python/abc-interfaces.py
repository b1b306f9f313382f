from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, MutableSequence


class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...

    def describe(self):
        return f"{type(self).__name__} {self.area}"


class Square(Shape):
    def __init__(self, s):
        self.s = s

    @property
    def area(self):
        return self.s**2


class Stack(MutableSequence):
    def __init__(self):
        self.items = []

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


s = Stack()
s.extend([1, 2, 3])
s.reverse()
print(Square(3).describe(), s.items, s.pop(), 2 in s, s.index(2), isinstance(s, Iterable), issubclass(dict, Mapping))
Shape.register(int)
print(isinstance(3, Shape), Shape.__abstractmethods__)
Shape()
