const e = new RangeError("too far");
console.log(e.stack.startsWith("RangeError: too far"));
