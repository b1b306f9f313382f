/** Who sits at the browser, as the provider knows them. */
export interface ProviderPerson {
  id: number;
  email: string;
  is_verified: boolean;
  name: string;
}
