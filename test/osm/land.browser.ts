import { afterEach, expect, test } from 'vitest';

const frames: HTMLIFrameElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** Opens the landing page with this query; gives what it posts, newest last, and its document. */
async function landOn(query: string): Promise<{ readonly posted: readonly unknown[]; readonly page: Window }> {
  const posted: unknown[] = [];
  const channel = new BroadcastChannel('osm-api-auth-complete');
  channel.addEventListener('message', ({ data }) => posted.push(data));
  const frame = document.createElement('iframe');
  frame.src = `/land.html${query}`;
  frames.push(frame);
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve);
  });
  document.body.append(frame);
  await loaded;
  if (frame.contentWindow === null) throw new Error('the frame has no page');
  if (query !== '') await expect.poll(() => posted).toHaveLength(1);
  channel.close();
  return { posted, page: frame.contentWindow };
}

test('a code is passed on as it came, and leaves the address', async () => {
  const { posted, page } = await landOn('?code=a-b_c&state=x_y-z');
  expect(posted).toEqual([`${location.origin}/land.html?code=a-b_c&state=x_y-z`]);
  expect(page.location.search).toBe('');
  expect(page.document.querySelector('h1')?.textContent).toBe('You can close this window');
});

test('a refusal is passed on, and said', async () => {
  const { posted, page } = await landOn('?error=access_denied&error_description=The+owner+said+no.&state=s');
  expect(posted).toEqual([
    `${location.origin}/land.html?error=access_denied&error_description=The+owner+said+no.&state=s`,
  ]);
  expect(page.document.querySelector('h1')?.textContent).toBe('Sightline was not given access');
});

test('an error without a description gets one, since osm-auth relies on it', async () => {
  const { posted, page } = await landOn('?error=server_error&state=s');
  expect(posted).toEqual([`${location.origin}/land.html?error=server_error&state=s&error_description=server_error`]);
  expect(page.document.querySelector('h1')?.textContent).toBe('Signing in did not work');
});

test('opened without an answer it says so, there and to whoever waits for one', async () => {
  const said: unknown[] = [];
  const channel = new BroadcastChannel('sightline-sign-in /');
  channel.addEventListener('message', ({ data }) => said.push(data));
  const { posted, page } = await landOn('');
  await expect.poll(() => said).toEqual(['empty']);
  channel.close();
  expect(posted).toEqual([]);
  expect(page.document.querySelector('h1')?.textContent).toBe('Nothing came back');
  expect(page.document.body.textContent).toContain('tell whoever runs the site');
});

test('its policy allows its own script and style and nothing else, and no address leaks', async () => {
  const { page } = await landOn('');
  const policy = page.document.querySelector('meta[http-equiv]')?.getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(page.document.querySelector('meta[name=referrer]')?.getAttribute('content')).toBe('no-referrer');
});
