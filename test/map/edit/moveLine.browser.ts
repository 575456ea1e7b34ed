import { describe, expect, test } from 'vitest';
import { draftAt, HOME, moveAt } from '../fakeState.ts';
import { offset } from '../scenes.ts';
import { element, fake, open, tools } from '../stage.ts';

describe('while a camera is moved', () => {
  const mark = (): HTMLElement | null => element.querySelector('.map-move:not([hidden])');
  /** Where the line ends, in px from the new place. */
  const end = (): readonly number[] => {
    const line = mark()?.querySelector('line');
    return ['x2', 'y2'].map((name) => Math.round(Number(line?.getAttribute(name))));
  };
  async function move(x: number, y: number, zoom = 18): Promise<void> {
    open([], zoom);
    await tools();
    fake.draft.value = moveAt(HOME, offset(HOME, x, y, zoom));
    fake.step.value = { kind: 'placing' };
  }

  test('a line leads from the new place to the old one', async () => {
    await move(120, -50);
    expect(end()).toEqual([-120, 50]);
    const box = mark()?.getBoundingClientRect();
    const cross = element.querySelector('.map-crosshair')?.getBoundingClientRect();
    expect(Math.abs((box?.left ?? 0) - (cross?.left ?? 99))).toBeLessThanOrEqual(1);
    expect(Math.abs((box?.top ?? 0) - (cross?.top ?? 99))).toBeLessThanOrEqual(1);
  });

  test('it follows the cross', async () => {
    await move(120, 0);
    fake.draft.value = moveAt(HOME, offset(HOME, 0, 60, 18));
    expect(end()).toEqual([0, -60]);
  });

  test('it carries the distance, in the units that were chosen', async () => {
    await move(120, 0);
    expect(mark()?.textContent).toBe('60 m');
    fake.units.value = 'imperial';
    expect(mark()?.textContent).toBe('195 ft');
  });

  test('it keeps to the ground when the map zooms', async () => {
    await move(120, 0);
    fake.view.value = null;
    fake.wish.value = { kind: 'centre', place: fake.draft.value?.place ?? HOME, zoom: 19, animate: false };
    expect(end()).toEqual([-240, 0]);
  });

  test('a place far away is led to, and no further than can be drawn', async () => {
    await move(1_000_000, 0);
    expect(end()).toEqual([-4000, 0]);
    expect(mark()?.querySelector<SVGElement>('.map-move-old')?.style.display).toBe('none');
  });

  test('it stays while the move is described and reviewed, and goes with it', async () => {
    await move(120, 0);
    fake.step.value = { kind: 'reviewing' };
    expect(mark()).not.toBeNull();
    fake.step.value = { kind: 'idle' };
    expect(mark()).toBeNull();
  });

  test('there is none where nothing moved, and for a new camera', async () => {
    await move(0, 0);
    expect(mark()).toBeNull();
    fake.draft.value = draftAt(offset(HOME, 50, 0, 18));
    expect(mark()).toBeNull();
  });

  test('it is a picture of what the panel says in words', async () => {
    await move(120, 0);
    expect(mark()?.getAttribute('aria-hidden')).toBe('true');
  });
});
