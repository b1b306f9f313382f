console.log(["a'b", 'c"d', "e`f'g\"h", "\u0000\u001b", "中\n文", "back\\slash", "\u007f"]);
console.log({ text: "x".repeat(120) });
console.log(["long ".repeat(30)]);
console.log("top 'quoted'\ttab", [""], { "": 1, "a b": 2 });
