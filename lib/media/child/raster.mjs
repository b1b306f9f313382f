// Sharp, set up for somebody's pictures: one thread, no cache, no loader beyond the formats we name, one font.
import process from "node:process";
import { fileURLToPath } from "node:url";

process.env.FONTCONFIG_FILE = fileURLToPath(new URL("./fonts.conf", import.meta.url));
const { default: sharp } = await import("sharp");
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ["VipsForeignLoad"] });
const LOADERS = ["Png", "Jpeg", "Gif", "Nsgif", "Webp", "Tiff", "Svg", "Heif"].map((name) => `VipsForeignLoad${name}`);
sharp.unblock({ operation: LOADERS });

export { sharp };
