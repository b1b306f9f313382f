type User = { id: number; name: string; email?: string };
type Patch = Partial<Omit<User, "id">>;
type Events = { [K in keyof User as `on${Capitalize<string & K>}`]: (v: User[K]) => void };
const update = (u: User, p: Patch): User => ({ ...u, ...p });
const handlers: Partial<Events> = { onName: (v) => console.log("name", v) };
handlers.onName?.("z");
const table: Record<string, number[]> = { a: [1] };
const tuple: [x: number, y?: string, ...rest: boolean[]] = [1, "s", true];
console.log(update({ id: 1, name: "a" }, { email: "e" }), table, tuple, <number>(5 as unknown));
