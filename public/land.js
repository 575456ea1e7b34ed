// Tells the page that opened this window how signing in ended, then closes it. That page checks `state`; nothing here is trusted.
const parameters = new URLSearchParams(location.search);
const error = parameters.get('error');
const title = document.querySelector('h1');

/** Says it to every page of this origin that listens there. */
function tell(name, message) {
  const channel = new BroadcastChannel(name);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel.postMessage(message);
  channel.close();
}

if (error !== null || parameters.has('code')) {
  // osm-auth reads the description without asking whether there is one.
  if (error !== null && !parameters.has('error_description')) parameters.set('error_description', error);
  tell('osm-api-auth-complete', `${location.origin}${location.pathname}?${parameters}`);
  // The code is good for one use and a few minutes; it has no business in the history all the same.
  history.replaceState(null, '', location.pathname);
  if (title !== null && error === 'access_denied') title.textContent = 'Sightline was not given access';
  else if (title !== null && error !== null) title.textContent = 'Signing in did not work';
  // The message must be out before the window goes.
  setTimeout(() => window.close());
} else {
  // Opened by hand; or the host led here from another address and dropped the answer.
  tell(`sightline-sign-in ${new URL('.', location.href).pathname}`, 'empty');
  if (title !== null) title.textContent = 'Nothing came back';
  const more = document.querySelector('main p');
  if (more !== null)
    more.textContent =
      'If you were signing in, this site’s host dropped OpenStreetMap’s answer on the way here: tell whoever runs the site. You can close this window.';
}
