/** What grouping needs of a document. */
interface InStory {
  readonly id: string;
  readonly story: string;
  readonly storySize: number;
}

/** One row of the result list: the first hit of a story, and the further hits of it that are loaded. */
export interface StoryGroup<T extends InStory> {
  readonly lead: T;
  readonly others: readonly T[];
  /** Documents of the story beside the lead, loaded or not. */
  readonly more: number;
}

/** Groups hits by story, in the order of each story's first hit. */
export function groupStories<T extends InStory>(hits: readonly T[]): StoryGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const hit of hits) {
    const group = groups.get(hit.story);
    if (group === undefined) groups.set(hit.story, [hit]);
    else if (!group.some((other) => other.id === hit.id)) group.push(hit);
  }
  return [...groups.values()].flatMap(([lead, ...others]) =>
    lead === undefined ? [] : [{ lead, others, more: Math.max(lead.storySize - 1, others.length) }],
  );
}
