import exifr from "exifr";

/** What tells about a picture and not about where somebody was. */
const TAGS = [
  ...["Make", "Model", "LensModel", "Software", "DateTimeOriginal", "CreateDate", "OffsetTimeOriginal"],
  ...["ExposureTime", "FNumber", "ISO", "FocalLength", "Flash", "Orientation", "Artist", "Copyright"],
  ...["ImageDescription", "XResolution", "YResolution"],
];
const PLACE = ["GPSLatitude", "GPSLatitudeRef", "GPSLongitude", "GPSLongitudeRef", "GPSAltitude"];
const MAX_TEXT = 500;

/**
 * The camera's notes in a picture; the place only where it was asked for. Empty where there are none or they are broken.
 * @param {Uint8Array} bytes the file, or the notes alone
 * @param {boolean} with_location
 */
export async function readExif(bytes, with_location) {
  const options = {
    tiff: true,
    exif: true,
    gps: with_location,
    xmp: false,
    icc: false,
    iptc: false,
    jfif: false,
    ihdr: false,
    interop: false,
    makerNote: false,
    userComment: false,
    pick: with_location ? [...TAGS, ...PLACE] : TAGS,
  };
  const found = await exifr.parse(Buffer.from(bytes), options).catch(() => undefined);
  const exif = Object.fromEntries(
    TAGS.flatMap((tag) => (found?.[tag] === undefined ? [] : [[tag, plain(found[tag])]])),
  );
  const { latitude, longitude, GPSAltitude } = found ?? {};
  const location =
    with_location && Number.isFinite(latitude) && Number.isFinite(longitude)
      ? { latitude, longitude, ...(Number.isFinite(GPSAltitude) && { altitude: GPSAltitude }) }
      : undefined;
  return { exif, location };
}

/** @param {unknown} value */
function plain(value) {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  return typeof value === "number" ? value : String(value).slice(0, MAX_TEXT);
}
