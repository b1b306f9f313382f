import queue

q = queue.Queue(maxsize=2)
q.put(1)
q.put(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
l = queue.LifoQueue()
p = queue.PriorityQueue()
for x in (3, 1, 2):
    l.put(x)
    p.put((x, str(x)))
print([l.get() for _ in range(3)], [p.get()[0] for _ in range(3)])
s = queue.SimpleQueue()
s.put("x")
print(s.get())
try:
    q.put(1)
    q.put(2)
    q.put(3, block=False)
except queue.Full:
    print("Full")
p.get_nowait()
