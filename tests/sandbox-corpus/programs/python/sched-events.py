import sched

now = [0]
s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
log = []
s.enter(5, 1, log.append, ("late",))
s.enter(1, 2, log.append, ("low",))
s.enter(1, 1, log.append, ("high",))
gone = s.enterabs(3, 1, log.append, ("never",))
s.cancel(gone)
print(len(s.queue))
s.run()
print(log, now, s.empty())
