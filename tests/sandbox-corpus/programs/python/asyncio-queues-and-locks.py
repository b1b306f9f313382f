import asyncio


async def produce(q):
    for i in range(4):
        await q.put(i)
    await q.put(None)


async def consume(q, seen):
    while (item := await q.get()) is not None:
        seen.append(item)
        q.task_done()


async def main():
    q, seen = asyncio.Queue(maxsize=1), []
    await asyncio.gather(produce(q), consume(q, seen))
    print(seen)
    lock, event, order = asyncio.Lock(), asyncio.Event(), []

    async def step(n):
        await event.wait()
        async with lock:
            order.append(n)

    tasks = [asyncio.create_task(step(i)) for i in range(3)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.wait(tasks)
    print(order, lock.locked())
    sem = asyncio.Semaphore(2)
    async with sem:
        print(sem.locked())


asyncio.run(main())
