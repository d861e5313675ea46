/** Where an instance of Clerk answers browsers, as its publishable key tells. */

/**
 * @param publishableKey `pk_live_` or `pk_test_`, then the host and a dollar sign in base64
 * @returns a host like `clerk.example.com`
 */
export function frontendApiHost(publishableKey: string): string {
  const encoded = publishableKey.split('_')[2] ?? '';
  return Buffer.from(encoded, 'base64').toString('utf8').replace(/\$$/, '');
}
