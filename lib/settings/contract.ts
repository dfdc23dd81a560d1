import { operation } from "#lib/http/operation.ts";
import { shopInput, shopSchema } from "#lib/settings/schema.ts";

const tags = ["Shop"];

export const settingsContract = {
  shop: operation("shop:read", {
    method: "GET",
    path: "/shop",
    summary: "The shop: name, time zone, currency, language",
    tags,
  }).output(shopSchema),
  updateShop: operation("shop:edit", { method: "PUT", path: "/shop", summary: "Change the shop", tags })
    .input(shopInput)
    .output(shopSchema),
};
