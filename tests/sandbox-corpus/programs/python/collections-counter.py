from collections import Counter

words = Counter("the quick the lazy the dog quick".split())
print(words.most_common(2), words["missing"], words.total())
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b)
a.subtract(b)
print(a, +a, sorted(a.elements()))
