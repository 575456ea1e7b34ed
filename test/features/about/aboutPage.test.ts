import { describe, expect, test } from 'vitest';
import { aboutPage } from '../../../src/build/site/aboutPage.ts';
import { siteFacts } from '../../../src/build/site/factsOfBuild.ts';
import { readConfig } from '../../../src/config.ts';
import words from '../../../src/features/about/en.json' with { type: 'json' };

const pageOf = (settings: Readonly<Record<string, string>>, hosts: readonly string[] = []): string =>
  aboutPage(words, siteFacts(readConfig(settings, '1.0.0'), hosts));

describe('the page about the site', () => {
  test('says what this is, how to put a reader right, and that nobody has said who runs it', () => {
    const page = pageOf({});
    expect(page).toContain(words['about.wrong.text'].replaceAll('"', '&quot;'));
    expect(page).toContain(words['about.runs.unknown']);
    expect(page).not.toContain(words['about.runs.contact']);
    expect(page).not.toMatch(/\{\w+\}|about\./);
  });

  test('says who runs it, how to reach them and where its code is', () => {
    const page = pageOf({
      VITE_SITE_OPERATOR: 'Mappers & Friends',
      VITE_SITE_CONTACT: 'map@example.org',
      VITE_SITE_SOURCE: 'https://example.org/code',
    });
    expect(page).toContain('Mappers &amp; Friends runs this site.');
    expect(page).toContain('<a href="mailto:map@example.org">');
    expect(page).toContain('<a href="https://example.org/code">');
  });

  test('names every host that the browser asks, and what each is told', () => {
    const page = pageOf({ VITE_OVERPASS_URL: 'https://overpass.example/api/interpreter' }, [
      'https://photos.example',
      'https://photos.example',
    ]);
    expect(page).toMatch(/<li>tile\.openstreetmap\.org[^<]*background<\/li>/);
    expect(page).toMatch(/<li>overpass\.example: which part/);
    expect(page).toMatch(/<li>api\.openstreetmap\.org, www\.openstreetmap\.org: /);
    expect(page).toMatch(/<li>photos\.example, [^<]*basemap\.nationalmap\.gov[^<]*: only what you ask for/);
  });

  test('makes no markup of what a deployer writes, and takes no scripts', () => {
    const page = pageOf({ VITE_SITE_OPERATOR: '<script>alert(1)</script>"' });
    expect(page).not.toContain('<script');
    expect(page).toContain("default-src 'none'");
  });
});

test.each(['http://example.org', 'javascript:alert(1)', 'somebody'])(
  'a contact that is none is refused: %s',
  (contact) => {
    expect(() => readConfig({ VITE_SITE_CONTACT: contact }, '1.0.0')).toThrow(/VITE_SITE_CONTACT/);
  },
);
