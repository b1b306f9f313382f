import copyreg
import io
import pickle


class Account:
    def __init__(self, name):
        self.name, self.cache = name, object()

    def __getstate__(self):
        return {"name": self.name}

    def __setstate__(self, state):
        self.__init__(state["name"] + "!")


a = pickle.loads(pickle.dumps(Account("ada"), protocol=4))
print(a.name, pickle.loads(pickle.dumps({"k": (1, [2, {3}]), "b": b"\0", "f": 1.5, "n": None})))
shared = [1]
x, y = pickle.loads(pickle.dumps((shared, shared)))
print(x is y, pickle.loads(pickle.dumps(len)) is len)


class NoFunctions(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"refused {module}.{name}")


try:
    NoFunctions(io.BytesIO(pickle.dumps(print))).load()
except pickle.UnpicklingError as error:
    print(error)
try:
    pickle.dumps(lambda: 1)
except (pickle.PicklingError, AttributeError):
    print("no lambdas")
pickle.loads(b"\x80\x04N")
