from collections import deque

maze = ["S.#.", "..#E", ".#..", "...."]
start, queue, seen = (0, 0), deque([((0, 0), 0)]), {(0, 0)}
while queue:
    (r, c), steps = queue.popleft()
    if maze[r][c] == "E":
        print("steps", steps)
        break
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        n = (r + dr, c + dc)
        if 0 <= n[0] < 4 and 0 <= n[1] < 4 and maze[n[0]][n[1]] != "#" and n not in seen:
            seen.add(n)
            queue.append((n, steps + 1))


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


print(distance("kitten", "sitting"), distance("北京市", "北京"))


def queens(n, cols=()):
    return 1 if len(cols) == n else sum(queens(n, cols + (c,)) for c in range(n) if all(c != x and abs(c - x) != len(cols) - i for i, x in enumerate(cols)))


print([queens(n) for n in range(1, 7)])
