import heapq

h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h)
print(h[0], heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), [heapq.heappop(h) for _ in range(len(h))])
print(heapq.nlargest(2, ["aa", "b", "cccc"], key=len), heapq.nsmallest(3, [4, 1, 7, 3]), list(heapq.merge([1, 4, 7], [2, 5], [0])))
graph = {"a": {"b": 4, "c": 1}, "c": {"b": 2, "d": 7}, "b": {"d": 1}, "d": {}}
best, todo = {}, [(0, "a")]
while todo:
    cost, node = heapq.heappop(todo)
    if node not in best:
        best[node] = cost
        for other, weight in graph[node].items():
            heapq.heappush(todo, (cost + weight, other))
print(best)
