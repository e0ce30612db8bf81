import type { Place } from "../check.ts";

/** A driver that is wrong in one way, and the check that must find it out. */
export interface BrokenDriver<T> {
  /** What it does wrong. */
  readonly fault: string;
  readonly foundBy: string;
  /** Makes a sound driver wrong. Called for every opening; `memory` is shared by the openings of one place. */
  spoil(sound: T, memory: Map<string, unknown>): T;
}

/** A place whose driver is spoiled at every opening. */
export async function spoiledPlace<T>(makePlace: () => Promise<Place<T>>, broken: BrokenDriver<T>): Promise<Place<T>> {
  const sound = await makePlace();
  const memory = new Map<string, unknown>();
  return { open: async () => broken.spoil(await sound.open(), memory), remove: sound.remove };
}
