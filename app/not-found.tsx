import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/ui/message-page";

export default function NotFound() {
  const t = useTranslations("pages");
  return <MessagePage title={t("not_found_title")} text={t("not_found_text")} />;
}
