import { expect, test } from 'vitest';
import file from 'virtual:operators';
import { byPlace, readOperators, suggest } from '../../src/model/operatorIndex.ts';

const operators = readOperators(file);
const DETROIT = { lat: 42.33, lon: -83.05 };
const names = (place: { lat: number; lon: number }, typed: string): readonly string[] =>
  suggest(byPlace(operators, place), typed, 8).map(({ name }) => name);

test('the build knows the index’s operators, most with their wikidata id, and never a maker', () => {
  expect(operators.length).toBeGreaterThan(800);
  expect(operators.filter(({ wikidata }) => wikidata !== undefined).length).toBeGreaterThan(700);
  expect(operators.filter(({ wikidata }) => wikidata !== undefined && !/^Q\d+$/.test(wikidata))).toEqual([]);
  expect(operators.every(({ boxes }) => boxes.length > 0)).toBe(true);
  expect(operators.map(({ name }) => name)).not.toContain('Flock Safety');
});

test('who works at the place comes first, police before shops', () => {
  const near = byPlace(operators, DETROIT).slice(0, 20);
  expect(near.every(({ name }) => /police|sheriff|patrol|public safety/i.test(name))).toBe(true);
  expect(near.map(({ name }) => name)).toContain('Detroit Police Department');
  const all = byPlace(operators, DETROIT).map(({ name }) => name);
  expect(all.indexOf('Meijer')).toBeGreaterThan(all.indexOf('Michigan State Police'));
  expect(all.indexOf('Meijer')).toBeLessThan(all.indexOf('Académie de Lyon'));
});

test('every word that is typed begins a word of the name, whatever its case and marks', () => {
  expect(names(DETROIT, 'detr po')).toEqual(['Detroit Police Department']);
  expect(names({ lat: 45.76, lon: 4.84 }, 'academie lyon')).toEqual(['Académie de Lyon']);
  expect(names(DETROIT, 'zzz')).toEqual([]);
});

test('operators of the same name are told apart', () => {
  const found = suggest(byPlace(operators, { lat: 37.54, lon: -77.44 }), 'richmond police', 5);
  expect(found.map(({ label }) => label)).toEqual([
    'Richmond Police Department (Virginia)',
    'Richmond Police Department (California)',
  ]);
  expect(new Set(found.map(({ wikidata }) => wikidata)).size).toBe(2);
});

test('a name that was offered is not offered again without its wikidata id', () => {
  const offers = [{ name: 'detroit police department' }, ...byPlace(operators, DETROIT)];
  expect(suggest(offers, 'detroit', 5).map(({ name }) => name)).toEqual(['detroit police department']);
});

test('what the file leaves empty is not there', () => {
  const [bare, full] = readOperators({
    areas: [[-1, -2, 3, 4]],
    operators: [
      ['APD', '', '', '', []],
      ['APD', 'APD (Georgia)', 'Q1', 'public', [0, 7]],
    ],
  });
  expect(bare).toEqual({ name: 'APD', label: 'APD', boxes: [] });
  expect(full).toEqual({
    name: 'APD',
    label: 'APD (Georgia)',
    wikidata: 'Q1',
    type: 'public',
    boxes: [{ west: -1, south: -2, east: 3, north: 4 }],
  });
});
