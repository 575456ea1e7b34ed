import { afterEach, expect, test, vi } from 'vitest';
import { addEnglish, chooseLanguage, language, locale, needWords, t, wordsComing } from '../../src/i18n/index.ts';
import german from '../../src/i18n/de.json' with { type: 'json' };
import later from '../../src/ui/en.json' with { type: 'json' };
import germanLater from '../../src/ui/de.json' with { type: 'json' };

/** As much of the document as is written to. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- two properties of it are set
const page = () => ({ lang: '', dir: '' }) as HTMLElement;

afterEach(async () => {
  await chooseLanguage(['en-US'], page());
});

test('English is there at once, in the region of the person', async () => {
  const root = page();
  await chooseLanguage(['en-GB', 'de'], root);
  expect(root.lang).toBe('en');
  expect(locale()).toBe('en-GB');
  expect(t('map.region')).toBe('Map');
});

test('the words of the first view come with the language', async () => {
  const root = page();
  await chooseLanguage(['de-AT', 'en'], root);
  expect(t('map.region')).toBe(german['map.region']);
  expect(root).toMatchObject({ lang: 'de', dir: 'ltr' });
  expect(locale()).toBe('de-AT');
  expect(t('status.inView', { count: 1366 })).toBe(
    `${new Intl.NumberFormat('de-AT').format(1366)} Lesegeräte im Ausschnitt`,
  );
});

test('a folder’s words come once its code is wanted, and with every other language', async () => {
  addEnglish(later);
  await chooseLanguage(['de'], page());
  expect(t('form.title')).toBe(later['form.title']);
  needWords('ui');
  expect(wordsComing()).not.toBeNull();
  await wordsComing();
  expect(t('form.title')).toBe(germanLater['form.title']);
  await vi.waitFor(() => expect(wordsComing()).toBeNull());
  await chooseLanguage(['en'], page());
  expect(t('form.title')).toBe(later['form.title']);
  await chooseLanguage(['de'], page());
  expect(t('form.title')).toBe(germanLater['form.title']);
});

test('what is asked for last is spoken, however long another takes', async () => {
  const root = page();
  const first = chooseLanguage(['en'], root, 'de');
  const second = chooseLanguage(['en'], root, 'en');
  await Promise.all([first, second]);
  expect(language()).toBe('en');
  expect(root.lang).toBe('en');
  expect(t('map.region')).toBe('Map');
});

test('a language that there is not is passed over', async () => {
  const root = page();
  await chooseLanguage(['tlh', 'de'], root, 'xx');
  expect(root.lang).toBe('de');
});
