/** Traits that name or reach a person: their values are not counted nor shown, unless an admin decides otherwise. */
export const SENSITIVE_TRAITS: readonly string[] = [
  "email",
  "phone",
  "first_name",
  "last_name",
  "name",
  "username",
  "birth_date",
  "postal_code",
  "address",
  "street",
  "avatar",
  "ip",
];
