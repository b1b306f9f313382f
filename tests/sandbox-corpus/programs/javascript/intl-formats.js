console.log(
  (1234567.891).toLocaleString("en-US"),
  new Intl.NumberFormat("en-US", { style: "currency", currency: "EUR" }).format(12.5),
);
console.log(new Intl.DateTimeFormat("en-US", { timeZone: "UTC" }).format(new Date(0)));
