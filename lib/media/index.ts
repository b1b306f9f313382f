/** Pictures, sound and film: what they are, what they say, and other formats of them. */
export { type MediaConversion, mediaConversions } from "./conversions.ts";
export { convertImage } from "./convert-image.ts";
export { convertMedia } from "./convert-media.ts";
export { describeImage, type ImageDescription } from "./describe-image.ts";
export { type ImageInfo, imageInfoSchema, inspectImage } from "./inspect-image.ts";
export { inspectMedia, type MediaInfo, mediaInfoSchema } from "./inspect-media.ts";
export { OCR_LANGUAGES, type RecognizedText, recognizedSchema, recognizeText } from "./recognize-text.ts";
export { type MediaTranscript, transcribeMedia } from "./transcribe-media.ts";
