let s = "";
for (let i = 0; i < 20000; i++) s += String.fromCharCode(97 + (i % 26));
const counts = {};
for (const ch of s) counts[ch] = (counts[ch] ?? 0) + 1;
let sum = 0;
for (let i = 0; i < 300000; i++) sum = (sum * 31 + i) | 0;
console.log(s.length, counts.a, counts.z, sum, new Set(s).size, [...s.slice(0, 5)].reverse().join(""));
