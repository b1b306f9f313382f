const a = [0, 1, 2, 3, 4];
console.log(a.splice(1, 2, "a", "b", "c"), a, a.slice(-2), a.lastIndexOf(4));
a.length = 2;
console.log(a, a.concat([9], 8, [[7]]), a.unshift("first"), a.shift(), a.push(1, 2), a.pop(), a);
a.length = -1;
