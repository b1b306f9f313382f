const log = "2024-05-06 ERROR disk\n2024-05-07 INFO ok";
for (const m of log.matchAll(/^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d) (?<level>\w+)/gm))
  console.log(m.index, m.groups.y, m.groups.level, m[0]);
console.log(
  "2024-05-06".replace(/(?<y>\d+)-(?<m>\d+)-(?<d>\d+)/, "$<d>/$<m>/$<y>"),
  "a1b22".replace(/\d+/g, (n, at) => `[${n * 2}@${at}]`),
  "x".replace("x", "$$-$&-$`-$'"),
  /(\w)\1/.exec("hello").index,
);
const { groups } = /(?<a>x)|(?<b>y)/.exec("y");
console.log(
  { ...groups },
  /a(b)?c/.exec("ac")[1],
  "abc".match(/z/),
  "aXbX".match(/X/g),
  "a,b;c".split(/([,;])/),
  "test".search(/s/),
);
