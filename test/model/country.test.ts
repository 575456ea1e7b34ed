import { expect, test } from 'vitest';
import { isOutsideUs } from '../../src/model/country.ts';

test.each([
  ['Atlanta', 33.75, -84.39],
  ['Seattle', 47.6, -122.3],
  ['Miami', 25.8, -80.2],
  ['Anchorage', 61.2, -149.9],
  ['Attu, beyond the antimeridian', 52.9, 172.9],
  ['Adak', 51.9, -176.7],
  ['Honolulu', 21.3, -157.9],
  ['San Juan', 18.4, -66.1],
  ['Saipan', 15.2, 145.7],
  ['Pago Pago', -14.3, -170.7],
])('%s may be in the United States', (_, lat, lon) => {
  expect(isOutsideUs({ lat, lon })).toBe(false);
});

test.each([
  ['Berlin', 52.5, 13.4],
  ['London', 51.5, -0.1],
  ['Mexico City', 19.4, -99.1],
  ['Havana', 23.1, -82.4],
  ['Edmonton', 53.5, -113.5],
  ['Tokyo', 35.7, 139.7],
  ['Apia', -13.8, -171.8],
  ['Tonga', -21.1, -175.2],
  ['Petropavlovsk', 53, 158.7],
  ['Santo Domingo', 18.5, -69.9],
  ['Kiritimati', 1.9, -157.4],
  ['Manila', 14.6, 121],
])('%s is surely not', (_, lat, lon) => {
  expect(isOutsideUs({ lat, lon })).toBe(true);
});
