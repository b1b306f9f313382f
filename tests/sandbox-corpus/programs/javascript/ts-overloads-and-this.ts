function pad(v: number): string;
function pad(v: string, n: number): string;
function pad(v: number | string, n = 4): string {
  return String(v).padStart(n, "0");
}
function greet(this: { name: string }, hi: string): string {
  return `${hi} ${this.name}`;
}
const o = {
  name: "o",
  run(this: { name: string }) {
    return () => this.name;
  },
};
console.log(pad(7), pad("x", 2), greet.call({ name: "z" }, "hello"), o.run()());
type Fn = (a: number, b?: number, ...c: number[]) => void;
const f: Fn = (a, b = 2, ...c) => console.log(a, b, c);
f(1);
f(1, 3, 4, 5);
declare const never_there: string;
console.log(typeof never_there);
