import { phone, test } from '../../e2e/driver/test.ts';
import { at } from '../../e2e/driver/world.ts';

const WISHES = { Maker: 'Genetec', Operator: 'Fulton County', Mount: 'Wall', Source: 'I was there' };

for (const [name, use] of [
  ['at a desk', {}],
  ['on a phone', phone],
] as const) {
  test.describe(name, () => {
    test.use(use);

    test('the second reader of a street is the same as the first by one press, after a reload, too', async ({
      given,
      when,
      get,
      then,
    }) => {
      await given.mapper();
      await when.describesACameraAt(at(600, 0));
      await then.doesNotSee(get.button('Same as the last one'));
      await when.fills({ ...WISHES, Direction: '90' });
      await when.reviews();
      await get.text('Your presets, hashtags and comments').click();
      await get.page.getByLabel('Hashtags').fill('alpr');
      await when.clicks('Add to the comment');
      await then.doesNotScrollSideways();
      await when.clicks('Keep for later');
      await when.reloads();
      await when.describesACameraAt(at(700, 0));
      await get.button('Same as the last one').press('Enter');
      await then.says('Filled in: Genetec · Fulton County.');
      await then.doesNotScrollSideways();
      await then.buttonsAreAtLeast(44);
      await when.fills({ Source: 'I was there' });
      await when.reviews();
      await then.contains(get.review, 'Fulton County');
      await then.contains(get.review, 'wall');
      // Where the first one looked is no word about the second.
      await then.doesNotSee(get.review.getByText('direction', { exact: true }));
    });
  });
}
