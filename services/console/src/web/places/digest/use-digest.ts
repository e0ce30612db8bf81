import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { DigestView } from "../../../contract/digest.ts";
import { call, isProblem } from "../../api/client.ts";
import { digestQuery } from "../../api/queries.ts";
import { type DigestDraft, type DigestEdit, editDigest, hasEmptyNote, withoutEmptyNotes } from "../../lib/digest-edits.ts";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** What people do to a digest besides editing it. */
export type DigestAction = "approve" | "withdraw" | "send" | "discard";
/** An edit is saved when the person pauses this long, ms. */
const PAUSE_MS = 900;

/** A digest being edited: edits show at once and save themselves; the server's version decides between two editors. */
export function useDigest(view: DigestView) {
  const { t } = useWords();
  const toast = useToast();
  const client = useQueryClient();
  const { id } = view.digest;
  const path = `/api/digests/${id}`;
  const { queryKey } = digestQuery(id);
  const [draft, setDraft] = useState<DigestDraft | null>(null);
  const [past, setPast] = useState<readonly DigestDraft[]>([]);
  const timer = useRef<number | undefined>(undefined);
  const shown: DigestDraft = draft ?? view.digest;

  const onError = (error: Error): void => {
    if (!isProblem(error) || error.status !== 409) return;
    toast({ text: t("digest.conflict"), tone: "problem" });
    setDraft(null);
    setPast([]);
    void client.invalidateQueries({ queryKey });
  };
  const take = (next: DigestView): void => {
    client.setQueryData(queryKey, next);
    void client.invalidateQueries({ queryKey: ["digests"] });
  };
  const save = useMutation({
    // One after the other: the next takes the version that the last one gave.
    scope: { id: `digest ${id}` },
    mutationFn: (edited: DigestDraft) => {
      const { version } = client.getQueryData<DigestView>(queryKey) ?? view;
      return call<DigestView>("PUT", path, {
        version,
        title: edited.title,
        sections: withoutEmptyNotes(edited.sections),
      });
    },
    onSuccess: (next, edited) => {
      take(next);
      // Edits made while this one was on its way stay; they save themselves next. So does a note without words yet.
      setDraft((current) => (current === edited && !hasEmptyNote(edited) ? null : current));
    },
    onError,
  });
  const act = useMutation({
    mutationFn: async (action: DigestAction) => {
      const { version } = draft === null ? view : await save.mutateAsync(draft);
      return call<DigestView>("POST", `${path}/actions`, { version, action });
    },
    onSuccess: (next) => {
      take(next);
      setDraft(null);
      setPast([]);
    },
    onError,
  });
  const saveNow = useEffectEvent((edited: DigestDraft) => save.mutate(edited));
  useEffect(() => {
    if (draft === null || draft.title.trim() === "") return;
    timer.current = window.setTimeout(() => saveNow(draft), PAUSE_MS);
    return () => window.clearTimeout(timer.current);
  }, [draft]);
  return {
    shown,
    edit: (edit: DigestEdit): void => {
      if (act.isError) act.reset();
      setPast([...past, shown]);
      setDraft(editDigest(shown, edit));
    },
    undo:
      past.length === 0
        ? undefined
        : (): void => {
            setDraft(past.at(-1) ?? null);
            setPast(past.slice(0, -1));
          },
    saving: save.isPending,
    unsaved: draft !== null,
    savedAt: save.isSuccess ? view.digest.updatedAt : null,
    problem: save.error ?? act.error,
    act,
  };
}

/** A digest in work, as its parts see it. */
export type DigestWork = ReturnType<typeof useDigest>;
