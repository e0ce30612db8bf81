export { type Codec, jsonCodec, MAX_MESSAGE_BYTES } from "./codec.ts";
export { type Stream, streams } from "./table.ts";
