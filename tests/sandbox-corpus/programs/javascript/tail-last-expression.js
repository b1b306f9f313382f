const x = 6;
console.log("printed");
x * 7;
