const d = new Date(Date.UTC(2024, 1, 29, 12, 30, 45, 678));
console.log(
  d.toISOString(),
  d.getTime(),
  d.getUTCDay(),
  JSON.stringify(d),
  d.toJSON(),
  new Date("2024-03-10T10:00:00+08:00").toISOString(),
  Date.parse("2000-01-01"),
  new Date("2024-02-30T00:00:00Z").getUTCDate() > 0,
  new Date(NaN).getTime(),
);
d.setUTCMonth(12);
d.setUTCDate(0);
console.log(
  d.toISOString(),
  d.toUTCString(),
  new Date(2020, 0) instanceof Date,
  new Date(8.64e15 + 1).getTime(),
  new Date("nonsense"),
  [d],
  { d },
);
const days = (a, b) => Math.round((Date.parse(b) - Date.parse(a)) / 864e5);
console.log(
  days("2024-01-01", "2025-01-01"),
  new Date(Date.UTC(99, 0)).getUTCFullYear(),
  new Date("2024-01-01").toISOString().slice(0, 10),
);
new Date(NaN).toISOString();
