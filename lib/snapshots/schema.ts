import { z } from "zod";

export const customerFeaturesSchema = z.object({
  asOf: z.string(),
  /** Every built-in feature, and what the customer bought most; null where there is no value. */
  features: z.array(z.object({ feature: z.string(), value: z.union([z.number(), z.string()]).nullable() })),
});
export type CustomerFeatures = z.infer<typeof customerFeaturesSchema>;
