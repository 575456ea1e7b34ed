import { page } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import german from '../../../src/features/settings/de.json' with { type: 'json' };
import germanMap from '../../../src/i18n/de.json' with { type: 'json' };
import { chooseLanguage } from '../../../src/i18n/index.ts';
import { show } from '../../ui/stage.ts';

afterEach(async () => {
  await chooseLanguage(['en-US'], document.documentElement);
});

async function openSettings(): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
}

test('a language that is chosen is spoken at once, kept on this device, and left again', async () => {
  const { local, history } = await show('first-open');
  await openSettings();
  await page.getByLabelText('Language').selectOptions('de');
  await expect.element(page.getByRole('dialog', { name: german['settings.title'] })).toBeVisible();
  expect(document.documentElement).toMatchObject({ lang: 'de', dir: 'ltr' });
  expect(local.get('language')).toBe('de');
  expect(history.some(({ hash }) => hash.includes('lang='))).toBe(false);
  await expect.element(page.getByRole('button', { name: germanMap['map.zoomIn'] })).toBeInTheDocument();
  await page.getByLabelText(german['settings.language']).selectOptions('');
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  expect(local.get('language')).toBe('');
});

test('the address has the last word, and goes on saying what is seen', async () => {
  const { history } = await show('first-open', {
    hash: '#map=15/30.25/-97.75&lang=de',
    local: new Map([['language', 'en']]),
  });
  await expect.element(page.getByRole('button', { name: germanMap['add.start'] })).toBeVisible();
  await page.getByRole('button', { name: germanMap['menu.open'] }).click();
  await page.getByRole('button', { name: german['settings.title'] }).click();
  await expect.element(page.getByLabelText(german['settings.language'])).toHaveValue('de');
  await page.getByLabelText(german['settings.language']).selectOptions('en');
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  expect(history.at(-1)?.hash).toContain('&lang=en');
});

test('each language is offered by its own name, which is left as it is by a browser that translates', async () => {
  await show('first-open');
  await openSettings();
  await expect.element(page.getByLabelText('Language')).toBeVisible();
  await expect.element(page.getByRole('option', { name: 'Deutsch' })).toBeInTheDocument();
  const options = [...document.querySelectorAll<HTMLOptionElement>('#settings-language option')].slice(1);
  expect(options.length).toBe(12);
  for (const option of options) expect(option.translate, option.value).toBe(false);
});
