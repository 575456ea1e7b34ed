import { test } from './driver/test.ts';
import { MIDDLE } from './driver/world.ts';

// What the other tests rely on: each of these must fail, and is counted as passed when it does.
test.beforeEach(async ({ when }) => {
  test.fail();
  await when.looksAt(MIDDLE, 16);
});

test('a test fails that asks another server for anything', async ({ when }) => {
  await when.runsInThePage("fetch('https://example.org/').catch(() => undefined)");
});

test('a test fails in which something in the page throws', async ({ when }) => {
  await when.runsInThePage(
    "new Promise((done) => { setTimeout(() => { setTimeout(done); throw new Error('Oh'); }); })",
  );
});

test('a test fails that runs what the security policy forbids', async ({ when }) => {
  await when.runsInThePage(
    "new Promise((done) => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); setTimeout(done); })",
  );
});

test('a test fails in which axe finds something', async ({ when, then }) => {
  await when.runsInThePage("document.querySelector('h1').style.color = '#eee'");
  await then.isAccessible();
});
