interface Entity {
  id: string;
}
class Repository<T extends Entity, K extends keyof T = keyof T> {
  private items = new Map<string, T>();
  save(...all: T[]): void {
    for (const each of all) this.items.set(each.id, each);
  }
  find<const P extends Partial<T>>(where: P): T[] {
    return [...this.items.values()].filter((i) =>
      (Object.keys(where) as K[]).every((k) => i[k] === (where as Partial<T>)[k]),
    );
  }
  get(id: string): T {
    const found = this.items.get(id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  }
}
type Book = Entity & { title: string; year?: number };
const books = new Repository<Book>();
books.save({ id: "1", title: "A", year: 1999 }, { id: "2", title: "B" });
console.log(books.find({ title: "B" }), books.get("1").year);
books.get("3");
