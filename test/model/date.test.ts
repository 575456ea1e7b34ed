import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isStartDate, newestDate, parseDate } from '../../src/model/date.ts';

describe('a date says as much as was written', () => {
  it.each([
    ['2026', 'year', '2026-01-01'],
    ['2026-05', 'month', '2026-05-01'],
    ['2026-05-17', 'day', '2026-05-17'],
    ['2024-02-29', 'day', '2024-02-29'],
    ['1999-12-31', 'day', '1999-12-31'],
    ['2015/04/11', 'day', '2015-04-11'],
    ['2015.4.1', 'day', '2015-04-01'],
    ['2026-05-17T10:30', 'day', '2026-05-17'],
    ['2026-05-17T23:59:59Z', 'day', '2026-05-17'],
    ['2026-05-17 10:30:00.123+02:00', 'day', '2026-05-17'],
    [' 2026-05 ', 'month', '2026-05-01'],
    ['\u200E2026–05–17', 'day', '2026-05-17'],
    ['２０２６', 'year', '2026-01-01'],
    ['0099', 'year', '0099-01-01'],
  ])('%j', (text, precision, day) => {
    expect(parseDate(text)).toEqual({ precision, from: Date.parse(`${day}T00:00:00Z`) });
  });

  it.each([
    '2023-02-29',
    '2024-13',
    '2024-00',
    '2024-02-30',
    '2024-01-00',
    '24-01-01',
    '20260517',
    'May 2024',
    '17.05.2026',
    '05/17/2026',
    'C20',
    '2020..2022',
    '~2019',
    '2024-05T10:00',
    '2024 10:00',
    '-2024',
    '',
    'yes',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('any day comes back as it was written', () => {
    const years = { min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(years), (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(parseDate(day)).toEqual({ precision: 'day', from: Date.parse(`${day}T00:00:00Z`) });
        expect(parseDate(day.slice(0, 7))?.precision).toBe('month');
        expect(parseDate(day.slice(0, 4))?.from).toBe(Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`));
      }),
    );
  });
});

describe('the newest date counts', () => {
  test.each([
    [['2019-01-01', '2026-05-01'], '2026-05-01'],
    [['2026-05-01', '2019-01-01'], '2026-05-01'],
    [['2026', '2026-05'], '2026-05'],
    [['2026', '2025-12-31'], '2026'],
    [['yes', '2019'], '2019'],
    [['last summer', undefined], 'last summer'],
    [['a', 'b'], 'a'],
    [[' ', '2019'], '2019'],
  ])('of %j', (values, newest) => {
    expect(newestDate(values)).toBe(newest);
  });

  test('and none of blanks', () => {
    expect(newestDate([undefined, '', ' '])).toBeUndefined();
  });
});

describe('a start date in a form of the wiki is one', () => {
  it.each([
    '2024',
    '2024-02',
    '2024-02-29',
    '~2019',
    '2010s',
    '~1940s',
    '1860s',
    '890s',
    'C20',
    'c18',
    'mid C14',
    'early 1990s',
    'late 1920s',
    'Early 2010s',
    'before 2010',
    'before 1910-01-20',
    'after 1823',
    'before early 1990s',
    'circa 1900',
    '2020..2022',
    '2008-08-08..2008-08-24',
    'mid C17..late C17',
    '~2019..2021',
    'j:1918-01-31',
    'jd:2455511',
    '1855 BCE',
    '0044 BC',
  ])('%j', (text) => {
    expect(isStartDate(text)).toBe(true);
  });

  it.each([
    '',
    '2023-02-29',
    '24-01-01',
    '2024-1-1',
    '2024/01/01',
    'May 2024',
    'last summer',
    '2019s',
    'before',
    '..',
    '2020..',
    '2020..2021..2022',
    'early late mid 1990s',
    'C1990',
    '~',
  ])('%j is none', (text) => {
    expect(isStartDate(text)).toBe(false);
  });
});
