/** `npm run icons`: draws `public/icons/*.png` of `public/icons/icon.svg`, for what takes no SVG. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from './chromium.ts';

const folder = join(import.meta.dirname, '../../public/icons');
/** The ground reaches the edge, which the system cuts to its own shape; nothing else comes near it. */
const FULL = { ground: '#5b21b6', share: 0.85 };
const OWN_SHAPE = { ground: 'transparent', share: 1 };

const ICONS = [
  { file: 'icon-32.png', size: 32, ...OWN_SHAPE },
  { file: 'icon-192.png', size: 192, ...OWN_SHAPE },
  { file: 'icon-512.png', size: 512, ...OWN_SHAPE },
  { file: 'apple-touch-icon.png', size: 180, ...FULL },
  { file: 'maskable-512.png', size: 512, ...FULL },
];

const svg = `data:image/svg+xml;base64,${readFileSync(join(folder, 'icon.svg')).toString('base64')}`;
const executablePath = findChromium();
const browser = await chromium.launch({
  args: chromiumArgs,
  ...(executablePath === null ? {} : { executablePath }),
});
for (const { file, size, ground, share } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = size * share;
  await page.setContent(
    `<body style="margin:0;background:${ground};display:grid;place-items:center;height:100vh"><img src="${svg}" width="${inner}" height="${inner}" alt="">`,
  );
  await page.locator('img').evaluate((image) => (image instanceof HTMLImageElement ? image.decode() : null));
  await page.screenshot({ path: join(folder, file), omitBackground: true });
  await page.close();
  console.log(join(folder, file));
}
await browser.close();
