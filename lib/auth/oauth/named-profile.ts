/** What of a profile goes on to the `signIn` callback. */
export interface NamedProfile {
  id: string;
  /** Empty where the provider told none, as is the name. */
  email: string;
  is_email_verified: boolean;
  name: string;
}
