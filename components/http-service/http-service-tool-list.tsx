"use client";

import { useSave } from "@/components/form/use-save";
import { PinnedToolList } from "@/components/tool-source/pinned-tool-list";
import type { HttpService } from "@/lib/protocol/contract/http-services";
import type { HttpServiceActions } from "./http-service-actions";

interface HttpServiceToolListProps {
  service: HttpService;
  actions: HttpServiceActions;
}

const READING = new Set(["GET", "HEAD"]);

/** The operations of a service. Only what asks can be called without its person being asked. */
export function HttpServiceToolList({ service, actions }: HttpServiceToolListProps) {
  const { save, isBusy } = useSave();
  const { service_id, version, tools, is_own } = service;
  const reading = new Set(tools.filter(({ request }) => READING.has(request.method)).map(({ name }) => name));
  return (
    <PinnedToolList
      tools={tools}
      isOwn={is_own}
      isBusy={isBusy}
      mayOnlyRead={(name) => reading.has(name)}
      review={(reviews) => void save(() => actions.reviewHttpTools({ service_id, if_match: version, tools: reviews }))}
    />
  );
}
