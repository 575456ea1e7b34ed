import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READER } from '../../../src/catalog/devices.ts';
import { bearing } from '../../../src/model/direction.ts';
import { draftTags, formTags, withForm, withTag } from '../../../src/state/edit/draftTags.ts';
import { newDraft } from '../../../src/state/edit/draft.ts';
import { EMPTY_FORM } from '../../../src/state/edit/draft.ts';

describe('formTags', () => {
  it('of an untouched form are the tags of every new reader', () => {
    expect(Object.fromEntries(formTags(EMPTY_FORM))).toEqual({
      man_made: 'surveillance',
      'surveillance:type': 'ALPR',
      'camera:type': 'fixed',
      surveillance: 'public',
      'surveillance:zone': 'traffic',
    });
  });

  it('write each field under its key', () => {
    const tags = formTags({
      maker: { name: 'Flock Safety', wikidata: 'Q108485435' },
      directions: [bearing(90), { from: 338, width: 45, bare: false }],
      operator: { name: "Lowe's", wikidata: 'Q1373493', type: 'private' },
      mount: 'pole',
      zone: 'parking',
      surveillance: 'outdoor',
      ref: '12',
      startDate: '2025-03',
      note: 'behind the sign',
    });
    expect(Object.fromEntries(tags)).toMatchObject({
      manufacturer: 'Flock Safety',
      'manufacturer:wikidata': 'Q108485435',
      direction: '90;338-23',
      operator: "Lowe's",
      'operator:wikidata': 'Q1373493',
      'operator:type': 'private',
      'camera:mount': 'pole',
      'surveillance:zone': 'parking',
      surveillance: 'outdoor',
      ref: '12',
      start_date: '2025-03',
      note: 'behind the sign',
    });
  });

  it('never write an unknown direction as 0', () => {
    expect(formTags(EMPTY_FORM).has('direction')).toBe(false);
  });

  it('guess no wikidata id', () => {
    const tags = formTags({ ...EMPTY_FORM, maker: { name: 'Rekor' }, operator: { name: 'Springfield Police' } });
    expect([...tags.keys()].filter((key) => key.includes('wikidata'))).toEqual([]);
  });

  it('are trimmed and never empty, whatever is typed; the base tags stand', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('', ' ', '\t'));
    fc.assert(
      fc.property(text, text, text, text, text, (maker, mount, zone, ref, note) => {
        const tags = formTags({ ...EMPTY_FORM, maker: { name: maker }, mount, zone, ref, note });
        for (const value of tags.values()) expect(value).toBe(value.trim());
        expect([...tags.values()]).not.toContain('');
        for (const [key, value] of READER.baseTags) expect(tags.get(key)).toBe(value);
      }),
    );
  });
});

describe('tags set by their key', () => {
  const draft = newDraft({ id: 'a', server: 'live', place: { lat: 0, lon: 0 }, changedAt: 0 });
  const tagsOf = (of: Parameters<typeof withForm>[0]): Record<string, string> =>
    Object.fromEntries(draftTags({ base: null, ...of }));

  it('are said by the form where it can', () => {
    const { form, extra } = withTag(draft, 'ref', 'A 1');
    expect(form.ref).toBe('A 1');
    expect(extra.size).toBe(0);
  });

  it('stand over the form where it can’t', () => {
    const said = withTag(draft, 'direction', 'towards the gate');
    expect(said.form.directions).toEqual([]);
    expect(tagsOf(said)['direction']).toBe('towards the gate');
    expect(tagsOf(withTag({ ...draft, ...said }, 'man_made', null))).toEqual({
      ...tagsOf(said),
      man_made: undefined,
    });
  });

  it('give way to the field that owns them, and to no other', () => {
    const raw = withTag({ ...draft, ...withTag(draft, 'direction', 'odd') }, 'camera:type', 'dome');
    const turned = withForm(raw, { directions: [bearing(90)] });
    expect(tagsOf(turned)).toMatchObject({ direction: '90', 'camera:type': 'dome' });
    expect(tagsOf(withForm(raw, { note: 'x' }))).toMatchObject({ direction: 'odd', note: 'x' });
  });

  it('read back as what was set, whatever it is', () => {
    const key = fc.oneof(fc.constantFrom('direction', 'operator:wikidata', 'note', 'surveillance'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.option(fc.string()))), (sets) => {
        const wanted = new Map(draftTags(draft));
        let said: Parameters<typeof withForm>[0] = draft;
        for (const [each, value] of sets) {
          said = withTag({ base: null, ...said }, each, value);
          if (value === null) wanted.delete(each);
          else wanted.set(each, value);
          expect(new Map(draftTags({ base: null, ...said }))).toEqual(wanted);
        }
      }),
    );
  });
});
