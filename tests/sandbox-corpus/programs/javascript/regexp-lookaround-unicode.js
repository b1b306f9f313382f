console.log("$5 7 $12 34".match(/(?<!\$)\b\d+/g), "$5 7 $12".match(/(?<=\$)\d+/g), "foobar foobaz".match(/foo(?!bar)\w+/)[0], "1234567".replace(/\B(?=(\d{3})+$)/g, ","));
console.log(/^.$/u.test("😀"), /^.$/.test("😀"), "naïve 北京 x1".match(/\p{L}+/gu), /\p{Script=Han}/u.test("中"), /[\p{Lu}&&[A-C]]/v.test("B"), /\u{1F600}/u.test("😀"), "İ".length);
const sticky = /\d/y;
sticky.lastIndex = 1;
console.log(sticky.test("a1b"), sticky.lastIndex, /a.b/s.test("a\nb"), /A/i.flags, new RegExp("a/b", "gi").toString(), /x/d.exec("axx").indices[0], RegExp("[").source);
