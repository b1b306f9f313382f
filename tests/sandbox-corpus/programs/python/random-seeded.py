import random

r = random.Random(42)
print([r.randint(1, 100) for _ in range(8)], r.random())
items = list("abcdefgh")
r.shuffle(items)
print(items, r.choice(items), r.sample(range(1000), 4), r.choices("xyz", weights=[1, 2, 7], k=6))
print(round(r.gauss(0, 1), 12), r.getrandbits(70), round(r.uniform(-1, 1), 12), r.randrange(0, 100, 7))
random.seed("text")
print(random.random(), random.randbytes(4).hex())
