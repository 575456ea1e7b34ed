/** How long a host may take to serve its own small page, ms. */
const TIMEOUT_MS = 8_000;

/**
 * Whether an answer would reach the landing page: some hosts lead `land.html` elsewhere and drop what follows the `?`, or
 * serve something else in its place. What can't be found out is taken for good: the window then shows it.
 */
export async function doesLand(address: string, fetchPage: typeof fetch = (...of) => fetch(...of)): Promise<boolean> {
  try {
    const asked = new URL(address);
    asked.searchParams.set('probe', '1');
    const response = await fetchPage(asked.href, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const kept = !response.redirected || new URL(response.url).searchParams.has('probe');
    return kept && response.ok && (await response.text()).includes('land.js');
  } catch {
    return true;
  }
}
