interface Shape {
  kind: "circle" | "square";
  size: number;
}
type Named<T extends object> = T & { readonly name: string };
const area = (s: Shape): number => (s.kind === "circle" ? Math.PI * s.size ** 2 : s.size ** 2);
function first<T>(items: readonly T[], fallback?: T): T | undefined {
  return items[0] ?? fallback;
}
const n: Named<Shape> = { kind: "square", size: 3, name: "sq" };
console.log(
  area(n),
  first<number>([]),
  first(["a"] as const),
  (n as unknown as { name: string }).name,
  n satisfies Shape,
);
const x: unknown = "text";
if (typeof x === "string") console.log(x.length);
const definitely = (null as string | null)!;
console.log(definitely);
