import { expect } from '@playwright/test';
import type { HostHabits } from './driver/host.ts';
import { CREATE } from './driver/given.ts';
import { hostedTest as test } from './driver/hosted.ts';
import { at } from './driver/world.ts';
import { PRACTICE_ORIGIN } from '../../src/catalog/servers.ts';

const [FIRST, SECOND, THIRD] = [at(600, 0), at(900, 0), at(1200, 0)];

/** Two pages on one origin: in `/new/` the app as it is, in `/old/` one that names things as versions up to 0.1 did. */
const OLD_AND_NEW: HostHabits = {
  file: (path) => path.replace(/^\/(?:old|new)\//, '/').replace(/^\/$/, '/index.html'),
  alter: (path, text) =>
    /^\/old\/assets\/index-[^/]*\.js$/.test(path) ? text.replace(/=\w+\(document\.baseURI\)/, '=null') : text,
};

test('a tab of an earlier version and one of this never upload at once, and what waited there waits here', async ({
  given,
  hosted,
  stage,
  when,
  get,
  then,
}) => {
  const url = await hosted(OLD_AND_NEW);
  given.site(`${url}old/`);
  await stage.context.addInitScript(
    ([key, token]) => {
      if (!location.protocol.startsWith('http')) return;
      if (key !== undefined && token !== undefined) sessionStorage.setItem(key, token);
      localStorage.setItem('sightline.noticeRead', 'yes');
    },
    [`sightline.token ${PRACTICE_ORIGIN}`, stage.practice.sandbox.token()],
  );
  await when.reviewsACameraAt(FIRST, { Maker: 'Genetec' });
  await when.clicks('Keep for later');
  await when.reviewsACameraAt(SECOND, { Maker: 'Genetec' });
  given.fault(CREATE, { kind: 'stall', when: 'before' });
  await when.uploads();
  await then.asked(/changeset\/create$/, 1, 'PUT');

  // The newer version waits with moving in, since the older one is at work.
  const newer = await stage.context.newPage();
  await newer.goto(`${url}new/#map=17/${THIRD.lat}/${THIRD.lon}`);
  await then.sees(newer.getByRole('button', { name: 'Sign out' }));
  await then.doesNotSee(newer.getByRole('button', { name: '1 change waits' }));
  given.noFaults();
  await then.sees(get.saved);
  await newer.getByRole('button', { name: '1 change waits' }).click();

  await when.clicks('Close');

  // And the other way round: what waited is being uploaded here, and the older tab waits its turn.
  given.fault(CREATE, { kind: 'stall', when: 'before' });
  await newer.getByRole('button', { name: 'Upload 1 reviewed change' }).click();
  await then.asked(/changeset\/create$/, 2, 'PUT');
  await when.reviewsACameraAt(THIRD, { Maker: 'Genetec' });
  await when.uploads();
  await then.says('Looking at what is there now…');
  expect(get.asked(/changeset\/create$/, 'PUT')).toBe(2);
  given.noFaults();
  await then.sees(get.saved);
  await then.created(3);
  await then.sees(newer.getByText('Nothing waits.'));
});

test('two pages of one origin know nothing of each other’s changes', async ({ given, hosted, stage, when, then }) => {
  const two: HostHabits = { file: (path) => path.replace(/^\/[ab]\//, '/').replace(/^\/$/, '/index.html') };
  const url = await hosted(two);
  given.site(`${url}a/`);
  await stage.context.addInitScript(() => {
    if (location.protocol.startsWith('http')) localStorage.setItem('sightline /a/ noticeRead', 'yes');
  });
  await when.reviewsACameraAt(FIRST, { Maker: 'Genetec' });
  await when.clicks('Keep for later');
  const other = await stage.context.newPage();
  await other.goto(`${url}b/#map=17/${FIRST.lat}/${FIRST.lon}`);
  await then.sees(other.getByText(/readers? in view/));
  await then.doesNotSee(other.getByRole('button', { name: '1 change waits' }));
  const again = await stage.context.newPage();
  await again.goto(`${url}a/#map=17/${FIRST.lat}/${FIRST.lon}`);
  await then.sees(again.getByRole('button', { name: '1 change waits' }));
});
