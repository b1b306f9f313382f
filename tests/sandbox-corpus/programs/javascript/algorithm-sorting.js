const merge = (a) => {
  if (a.length < 2) return a;
  const h = a.length >> 1,
    l = merge(a.slice(0, h)),
    r = merge(a.slice(h)),
    out = [];
  while (l.length && r.length) out.push(l[0] <= r[0] ? l.shift() : r.shift());
  return [...out, ...l, ...r];
};
const quick = ([p, ...rest]) =>
  p === undefined ? [] : [...quick(rest.filter((x) => x < p)), p, ...quick(rest.filter((x) => x >= p))];
const data = Array.from({ length: 50 }, (_, i) => (i * 7919) % 101);
console.log(merge(data).join() === quick(data).join(), merge(data).slice(0, 5), merge(["b", "a"]));
