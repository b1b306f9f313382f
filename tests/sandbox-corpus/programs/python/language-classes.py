class Meta(type):
    def __new__(mcls, name, bases, body, **kw):
        cls = super().__new__(mcls, name, bases, body)
        cls.registered = kw.get("tag", name)
        return cls


class Base(metaclass=Meta, tag="root"):
    kinds = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        Base.kinds.append(cls.__name__)

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class A(Base):
    def who(self):
        return "A"


class B(Base):
    def who(self):
        return "B"


class C(A, B):
    def who(self):
        return "C" + super().who()


class Typed:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, int):
            raise TypeError(f"{self.name} must be int")
        obj.__dict__[self.name] = value


class P:
    x = Typed()
    __slots__ = ("__dict__",)

    def __getattr__(self, name):
        return f"no {name}"


p = P()
print(p.x, p.other)
p.x = 3
print(p.x, [k.__name__ for k in C.__mro__], C().who(), Base.kinds, Base.registered, A.registered, Base[int])
p.x = "three"
