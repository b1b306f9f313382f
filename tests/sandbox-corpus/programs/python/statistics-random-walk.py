import random
import statistics

random.seed(2024)
walk = [0]
for _ in range(999):
    walk.append(walk[-1] + random.choice((-1, 1)))
print(walk[-1], min(walk), max(walk), round(statistics.fmean(walk), 6))
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(20000))
print(4 * inside / 20000, random.triangular(0, 1, 0.5) < 1, round(random.lognormvariate(0, 1), 9), round(random.betavariate(2, 3), 9), random.sample(["a", "b"], 3, counts=[2, 2]))
random.sample([1], 2)
