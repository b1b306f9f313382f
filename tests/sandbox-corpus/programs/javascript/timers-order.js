const log = [];
const id = setInterval(() => {
  log.push("tick");
  if (log.length === 3) {
    clearInterval(id);
    console.log(log.join());
  }
}, 2);
const never = setTimeout(() => console.log("never"), 50);
clearTimeout(never);
setTimeout((a, b) => console.log(a + b), 200, 1, 2);
setTimeout(() => console.log("late"), 400);
setTimeout(() => console.log("early"), 300);
