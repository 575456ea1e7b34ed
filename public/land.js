// Tells the page that opened this window how signing in ended, then closes it. That page checks `state`; nothing here is trusted.
const parameters = new URLSearchParams(location.search);
const error = parameters.get('error');

if (error !== null || parameters.has('code')) {
  // osm-auth reads the description without asking whether there is one.
  if (error !== null && !parameters.has('error_description')) parameters.set('error_description', error);
  const channel = new BroadcastChannel('osm-api-auth-complete');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel.postMessage(`${location.origin}${location.pathname}?${parameters}`);
  channel.close();
  // The code is good for one use and a few minutes; it has no business in the history all the same.
  history.replaceState(null, '', location.pathname);
  const title = document.querySelector('h1');
  if (title !== null && error === 'access_denied') title.textContent = 'Sightline was not given access';
  else if (title !== null && error !== null) title.textContent = 'Signing in did not work';
  // The message must be out before the window goes.
  setTimeout(() => window.close());
}
