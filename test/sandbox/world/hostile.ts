/** Tags that a page must survive: all of them can be written to OpenStreetMap by anybody. */
export interface Hostile {
  readonly what: string;
  readonly tags: ReadonlyMap<string, string>;
  /** Where the id is the point. */
  readonly id?: number;
}

const only = (what: string, ...tags: readonly (readonly [string, string])[]): Hostile => ({
  what,
  tags: new Map(tags),
});

/** One camera a kind. Every key and value is at most 255 code points, as the server demands. */
export function hostileTags(): readonly Hostile[] {
  return [
    only(
      'HTML',
      ['manufacturer', '<img src=x onerror="document.title=\'broken\'">'],
      ['operator', '<script>document.title="broken"</script>'],
      ['<b>key</b>', '<a href="javascript:alert(1)">value</a>'],
      ['note', '&lt;b&gt; &amp;amp; "quotes" \'apostrophes\' ]]> --> </style>'],
      ['direction', '"><svg onload=alert(1)>'],
    ),
    only(
      'bidi',
      ['operator', '\u202Eecilop\u202C \u2066isolate\u2069'],
      ['name', 'شرطة المدينة 12'],
      ['\u202Eyek', 'משטרה'],
      ['ref', '\u200F\u200E\u061C7'],
    ),
    only(
      '255 code points',
      ['description', '𝒜'.repeat(255)],
      ['𝒦'.repeat(255), 'v'.repeat(255)],
      ['note', 'w'.repeat(255)],
    ),
    only(
      'prototype',
      ['__proto__', 'polluted'],
      ['constructor', 'polluted'],
      ['toString', 'polluted'],
      ['hasOwnProperty', 'polluted'],
      ['valueOf', 'polluted'],
      ['direction', '90'],
    ),
    only(
      'addresses',
      ['image', 'javascript:alert(document.domain)'],
      ['website', 'data:text/html,<script>alert(1)</script>'],
      ['contact:website', ' JaVaScRiPt:alert(1)'],
      ['url', 'java\nscript:alert(1)'],
      ['wikimedia_commons', 'File:../../x?y=<z>'],
      ['manufacturer:wikidata', 'Q1"><script>'],
      ['mapillary', 'https://user:secret@example.org/'],
      ['source', '//example.org/protocol-relative'],
    ),
    {
      what: '500 tags',
      tags: new Map(Array.from({ length: 498 }, (_, index) => [`note:${index}`, `value ${index}`] as const)),
    },
    only(
      'white space',
      ['operator', '  '],
      ['manufacturer', ' \t\n '],
      ['direction', ' '],
      ['ref', ''],
      ['zero\u200Bwidth', '\u200B\uFEFF'],
      ['note', 'one\ntwo\r\nthree\ttab'],
    ),
    only('unicode', ['operator', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘'], ['manufacturer', '👩‍👩‍👧‍👦🏳️‍🌈'], ['name', 'ﷺ'.repeat(40)], ['direction', '١٨٠']),
    only('fused direction', ['direction', '90100']),
    only('null direction', ['direction', 'null']),
    only('word direction', ['direction', 'forward'], ['camera:direction', 'towards the bank']),
    only('full circle', ['direction', '0-360']),
    only('backward range', ['direction', '270-90'], ['manufacturer', 'Genetec']),
    only('fourteen directions', ['direction', Array.from({ length: 14 }, (_, index) => index * 25).join(';')]),
    only('infinite direction', ['direction', '1e309'], ['camera:angle', 'NaN'], ['height', '-0']),
    only('dates', ['check_date', '9999-99-99'], ['start_date', 'tomorrow'], ['survey:date', '-0001-01-01']),
    only('many versions', ['manufacturer', 'Flock Safety'], ['direction', '45']),
    { what: 'id above 2^32', tags: new Map([['direction', '10']]), id: 2 ** 32 + 1 },
    { what: 'id below 2^53', tags: new Map([['direction', '20']]), id: Number.MAX_SAFE_INTEGER - 1 },
    { what: 'greatest id', tags: new Map([['direction', '30']]), id: Number.MAX_SAFE_INTEGER },
  ];
}
