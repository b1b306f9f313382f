from itertools import accumulate, chain, compress, count, cycle, dropwhile, groupby, islice, pairwise, starmap, takewhile, tee, zip_longest

print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate(range(5), initial=100)))
print(list(islice(count(10, 5), 4)), list(islice(cycle("ab"), 5)))
print([(k, len(list(g))) for k, g in groupby("aaabbcaa")])
print(list(takewhile(lambda x: x < 3, range(9))), list(dropwhile(lambda x: x < 7, range(9))))
print(list(zip_longest("abc", "x", fillvalue="-")), list(compress("abcd", [1, 0, 1, 0])))
one, two = tee(iter([1, 2, 3]))
print(list(pairwise(one)), sum(two), list(chain.from_iterable(["ab", "cd"])), list(starmap(pow, [(2, 5), (3, 2)])))
