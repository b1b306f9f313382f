enum Color {
  Red,
  Green = 5,
  Blue,
}
enum Level {
  Low = "low",
  High = "high",
}
enum Flags {
  A = 1 << 0,
  B = 1 << 1,
}
namespace Geometry {
  export const PI2 = Math.PI * 2;
  export function turn(n: number) {
    return n * 360;
  }
}
console.log(
  Color.Blue,
  Color[5],
  Color,
  Level.High,
  Object.values(Level),
  Flags.A | Flags.B,
  Geometry.turn(2),
  Geometry.PI2.toFixed(3),
);
