import type { Permission } from "@langnghe/domain";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CatalogueView } from "../../contract/search.ts";
import { catalogueQuery, sessionQuery } from "../api/queries.ts";
import { useWords } from "./words-context.tsx";

/** Families of ids that the catalogue names. */
type NamedFamily = "topics" | "places" | "outlets" | "feeds" | "bodies";

/** Names for ids, in the chosen tongue; an id without a name shows itself. */
export interface Names {
  readonly view: CatalogueView | undefined;
  readonly name: (family: NamedFamily, id: string) => string;
}

/** Names stand at the beginning of rows and lists; the catalogue has places as they stand in a sentence (`xã Đồng Sậy`). */
function capitalised(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** Names of everything that has an id. */
export function useNames(): Names {
  const { tongue } = useWords();
  const { data } = useQuery(catalogueQuery);
  return useMemo(() => {
    const families = ["topics", "places", "outlets", "feeds", "bodies"] as const;
    const names = new Map<string, string>();
    for (const family of families)
      for (const { id, label } of data?.[family] ?? []) names.set(`${family}:${id}`, capitalised(label[tongue]));
    return { view: data, name: (family, id) => names.get(`${family}:${id}`) ?? id };
  }, [data, tongue]);
}

/** Whether the signed-in account may do something. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useQuery(sessionQuery);
  return (permission) => data?.permissions.includes(permission) ?? false;
}
