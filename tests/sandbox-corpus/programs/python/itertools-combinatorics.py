from itertools import combinations, combinations_with_replacement, permutations, product

print(["".join(p) for p in permutations("abc", 2)])
print(list(combinations(range(4), 3)))
print(list(combinations_with_replacement("xy", 2)))
print(list(product([0, 1], repeat=2)))
