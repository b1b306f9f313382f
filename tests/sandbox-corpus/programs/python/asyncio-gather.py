import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise ValueError(name)
    return name


async def main():
    print(await asyncio.gather(work("a", 0.02), work("b", 0.01)))
    print([type(r).__name__ for r in await asyncio.gather(work("bad", 0), work("c", 0), return_exceptions=True)])
    done = []
    for task in asyncio.as_completed([work("slow", 0.03), work("fast", 0.001)]):
        done.append(await task)
    print(done)
    try:
        await asyncio.wait_for(work("late", 5), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    async with asyncio.TaskGroup() as group:
        one = group.create_task(work("x", 0))
    print(one.result())


asyncio.run(main())
