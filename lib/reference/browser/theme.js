// The theme that was chosen in ALMA, before anything is drawn.
const chosen = localStorage.getItem("alma:theme");
const isDark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
// The second name is Swagger UI's.
document.documentElement.classList.add(...(isDark ? ["dark", "dark-mode"] : ["light"]));
