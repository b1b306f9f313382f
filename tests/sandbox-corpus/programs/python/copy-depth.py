import copy


class Node:
    def __init__(self, v):
        self.v, self.next = v, None

    def __deepcopy__(self, memo):
        n = Node(self.v * 10)
        memo[id(self)] = n
        n.next = copy.deepcopy(self.next, memo)
        return n


a = [1, [2, 3]]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(4)
print(b, c)
loop = []
loop.append(loop)
again = copy.deepcopy(loop)
print(again[0] is again, again is not loop)
n = Node(1)
n.next = n
m = copy.deepcopy(n)
print(m.v, m.next is m, copy.copy((1, 2)), copy.deepcopy({"k": {1, 2}}))
