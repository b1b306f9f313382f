"use client";

import { Webhook } from "lucide-react";
import { CollectionPage } from "@/components/page/collection-page";
import type { HttpService } from "@/lib/protocol/contract/http-services";
import type { HttpServiceActions } from "./http-service-actions";
import { HttpServiceCard } from "./http-service-card";
import { HttpServiceDialog } from "./http-service-dialog";

interface HttpServiceSettingsProps {
  services: HttpService[];
  /** The names of the person's stored secrets. */
  credentials: string[];
  canShare: boolean;
  actions: HttpServiceActions;
}

/** The web APIs of a person and those shared with them, and what of them agents may use. */
export function HttpServiceSettings({ services, ...options }: HttpServiceSettingsProps) {
  return (
    <CollectionPage
      words="http_services"
      isEmpty={services.length === 0}
      EmptyIcon={Webhook}
      addDialog={(onClose) => <HttpServiceDialog service={null} onClose={onClose} {...options} />}
    >
      {services.map((service) => (
        <HttpServiceCard key={service.service_id} service={service} {...options} />
      ))}
    </CollectionPage>
  );
}
