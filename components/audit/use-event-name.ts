import { useMessages } from "next-intl";

/** The name of an event of the audit log in the person's language; one without a name is shown as it is. */
export function useEventName(): (event: string) => string {
  const { events } = useMessages().audit;
  const names = new Map<string, string>(Object.entries(events));
  return (event) => names.get(event.replaceAll(".", "_")) ?? event;
}
