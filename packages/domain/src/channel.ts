import { z } from "zod";

/**
 * What kind of voice a document is: `news` (edited press), `official` (announcements of public bodies),
 * `community` (public pages and comment feeds that anyone may read), `feedback` (sent to the authority for an answer).
 */
export const CHANNELS = ["news", "official", "community", "feedback"] as const;

export const channelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof channelSchema>;
