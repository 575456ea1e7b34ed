import { test } from './driver/test.ts';
import { at, MIDDLE } from './driver/world.ts';

for (const [answer, says] of [
  [true, false],
  [false, true],
] as const) {
  test(`with the first draft the browser is asked to keep it, and ${answer ? 'says yes' : 'says no, which the queue tells'}`, async ({
    given,
    stage,
    when,
    get,
    then,
  }) => {
    await stage.context.addInitScript((kept) => {
      const asked = { count: 0 };
      Object.assign(window, { asked });
      if (!('storage' in navigator)) return;
      Object.assign(navigator.storage, {
        persisted: () => Promise.resolve(kept && asked.count > 0),
        persist: () => Promise.resolve(kept && ++asked.count > 0),
      });
    }, answer);
    await given.mapper();
    await when.looksAt(MIDDLE, 16);
    await when.reviewsACameraAt(at(600, 0), { Maker: 'Genetec' });
    await when.clicks('Keep for later');
    await when.clicks('1 change waits');
    await then.sees(get.button('Upload 1 reviewed change'));
    const words = get.page.getByText('which may clear it when space runs short');
    if (says) await then.sees(words);
    else await then.doesNotSee(words);
  });
}

test('a part of the page that can’t be had takes no draft with it, and offers to load the page anew', async ({
  given,
  stage,
  when,
  get,
  then,
}) => {
  // Of a version that its host has no more.
  given.refusals();
  await stage.context.route(/\/assets\/About-[^/]*\.js$/, (route) => route.fulfill({ status: 404 }));
  await given.mapper();
  await when.looksAt(MIDDLE, 16);
  await when.describesACameraAt(at(600, 0), { Operator: 'Half a nam' });
  await when.clicks('Menu');
  await when.clicks('What is this?');
  await then.says('This part of the page could not be loaded.');
  // Whatever asks for the part again meanwhile gets no better answer: the buttons stay.
  await when.clicks('Load anew');
  await stage.context.unrouteAll();
  await get.map.waitFor();
  await when.clicks('Continue');
  await then.fieldHolds(get.field('Operator'), 'Half a nam');
});
