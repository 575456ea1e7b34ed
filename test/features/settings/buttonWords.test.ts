import { expect, test } from 'vitest';
import { chooseLanguage, t } from '../../../src/i18n/index.ts';
import german from '../../../src/features/settings/de.json' with { type: 'json' };

test('the words of a button come with the language, before any code of its feature', async () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- two properties of it are set
  const page = { lang: '', dir: '' } as HTMLElement;
  await chooseLanguage(['de'], page);
  expect(t('settings.title')).toBe(german['settings.title']);
  await chooseLanguage(['en'], page);
});
