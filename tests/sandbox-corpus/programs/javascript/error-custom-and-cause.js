class AppError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = "AppError";
    this.code = 404;
  }
}
const e = new AppError("missing", { cause: new TypeError("root") });
console.log(
  `${e}`,
  e.cause.message,
  e.code,
  e instanceof AppError,
  Object.keys(e),
  Object.prototype.toString.call(e),
  new Error("m", { cause: 0 }).cause,
);
const many = new AggregateError([new Error("a"), 2], "several");
console.log(many.errors.length, many.message, Error("no new").message, JSON.stringify(e));
function finallyWins() {
  try {
    throw 1;
  } catch {
    return "catch";
  } finally {
    console.log("finally");
  }
}
console.log(finallyWins());
throw e;
