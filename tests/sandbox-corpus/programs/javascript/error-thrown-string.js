try {
  throw { code: 7 };
} catch ({ code }) {
  console.log(code);
}
console.error("goes to stderr");
throw new RangeError("out of range");
