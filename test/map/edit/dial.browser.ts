import { describe, expect, test, vi } from 'vitest';
import { bearing } from '../../../src/model/direction.ts';
import { editor, element, HEIGHT, inset, open, tools, view, WIDTH } from '../stage.ts';

describe('the dial', () => {
  async function describeDraft(directions = [bearing(68)]): Promise<void> {
    editor().start();
    editor().placeHere();
    editor().change({ directions });
    await tools();
  }
  const handles = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[role=slider]')];
  const now = (): readonly string[] => handles().map((handle) => handle.getAttribute('aria-valuenow') ?? '');
  const key = (on: HTMLElement | undefined, name: string, init: KeyboardEventInit = {}): void => {
    on?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init }));
  };

  test('has a slider a direction, said in words', async () => {
    open([], 18);
    await describeDraft([bearing(68), { from: 200, width: 90, bare: false }]);
    expect(handles().map((handle) => handle.getAttribute('aria-label'))).toEqual(['Direction 1', 'Direction 2']);
    expect(handles()[0]?.getAttribute('aria-valuetext')).toBe('east-northeast, 68°');
    expect(now()).toEqual(['68', '245']);
  });

  test('turns by arrow keys: 5°, with Shift 1°, round past north', async () => {
    open([], 18);
    await describeDraft([bearing(358)]);
    key(handles()[0], 'ArrowRight');
    expect(now()).toEqual(['3']);
    key(handles()[0], 'ArrowLeft', { shiftKey: true });
    expect(now()).toEqual(['2']);
  });

  test('turns a range without changing its width', async () => {
    open([], 18);
    await describeDraft([{ from: 338, width: 60, bare: false }]);
    key(handles()[0], 'ArrowRight');
    expect(editor().draft.value?.form.directions).toEqual([{ from: 343, width: 60, bare: false }]);
  });

  test('turns by dragging, in steps of 5°, and does not move the map', async () => {
    open([], 18);
    await describeDraft([bearing(0)]);
    const handle = handles()[0];
    const before = view();
    // Capture needs a pointer that is really down.
    const captured = vi.spyOn(Element.prototype, 'hasPointerCapture').mockReturnValue(true);
    const capture = vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue();
    handle?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerId: 1, button: 0 }));
    handle?.dispatchEvent(
      new PointerEvent('pointermove', {
        bubbles: true,
        pointerId: 1,
        clientX: WIDTH / 2 + 90,
        clientY: HEIGHT / 2 + 3,
      }),
    );
    expect(now()).toEqual(['90']);
    expect(view()).toBe(before);
    captured.mockRestore();
    capture.mockRestore();
  });

  const plus = (): HTMLButtonElement | null => element.querySelector<HTMLButtonElement>('.dial-add');
  const directions = (): unknown => editor().draft.value?.form.directions;
  /** A pointer that is really down is what capture needs. */
  const press = (dx: number, dy: number): void => {
    const capture = vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue();
    const dial = element.querySelector('.dial')?.getBoundingClientRect() ?? { left: 0, top: 0 };
    element.querySelector('.dial-press')?.dispatchEvent(
      new PointerEvent('pointerdown', {
        bubbles: true,
        pointerId: 1,
        button: 0,
        clientX: dial.left + dx,
        clientY: dial.top + dy,
      }),
    );
    capture.mockRestore();
  };

  test('offers a direction that says nothing until it is accepted', async () => {
    open([], 18);
    await describeDraft([]);
    expect(plus()?.getAttribute('aria-label')).toBe('Set direction');
    plus()?.click();
    expect(document.activeElement).toBe(handles()[0]);
    expect(handles()[0]?.getAttribute('aria-valuetext')).toBe('north, 0°: not set yet');
    expect(directions()).toEqual([]);
    key(handles()[0], 'Enter');
    expect(directions()).toEqual([bearing(0)]);
    expect(plus()?.getAttribute('aria-label')).toBe('Add another');
    plus()?.click();
    key(handles()[1], 'ArrowRight');
    expect(directions()).toEqual([bearing(0), bearing(185)]);
    expect(document.activeElement).toBe(handles()[1]);
  });

  test('takes back what it offered, by Escape and when one goes elsewhere', async () => {
    open([], 18);
    await describeDraft([bearing(90)]);
    plus()?.click();
    key(handles()[1], 'Escape');
    expect(now()).toEqual(['90']);
    expect(editor().step.value.kind).toBe('describing');
    plus()?.click();
    handles()[0]?.focus();
    expect(now()).toEqual(['90']);
    expect(directions()).toEqual([bearing(90)]);
  });

  test('points where its ring is pressed', async () => {
    open([], 18);
    await describeDraft([]);
    press(90, 1);
    expect(directions()).toEqual([bearing(90)]);
    expect(document.activeElement).toBe(handles()[0]);
    press(0, 92);
    expect(directions()).toEqual([bearing(180)]);
  });

  test('turns the nearest of several where its ring is pressed', async () => {
    open([], 18);
    await describeDraft([bearing(0), bearing(180)]);
    press(92, 60);
    expect(directions()).toEqual([bearing(0), bearing(125)]);
  });

  test('Delete takes a direction away', async () => {
    open([], 18);
    await describeDraft([bearing(0), bearing(180)]);
    key(handles()[1], 'Delete');
    expect(now()).toEqual(['0']);
    expect(document.activeElement).toBe(handles()[0]);
    key(handles()[0], 'Delete');
    expect(document.activeElement).toBe(plus());
    expect(directions()).toEqual([]);
  });

  test('is as large as there is room for', async () => {
    open([], 18);
    await describeDraft();
    const width = (): number => element.querySelector('.dial-circle')?.getBoundingClientRect().width ?? 0;
    expect(width()).toBeGreaterThan(180);
    inset('block-end', HEIGHT - 200);
    await vi.waitFor(() => expect(width()).toBeLessThan(155));
  });

  test('has targets of 44 px', async () => {
    open([], 18);
    await describeDraft();
    for (const target of element.querySelectorAll('.dial-handle, .dial-add')) {
      const { width, height } = target.getBoundingClientRect();
      expect(width).toBeGreaterThanOrEqual(44);
      expect(height).toBeGreaterThanOrEqual(44);
    }
  });

  test('comes out whole from under a panel', async () => {
    open([], 18);
    await describeDraft();
    inset('inline-start', 380);
    await vi.waitFor(() => {
      const ring = element.querySelector('.dial-circle')?.getBoundingClientRect();
      expect(ring?.left).toBeGreaterThanOrEqual(380);
    });
  });

  test('goes when the draft is reviewed; the draft stays', async () => {
    open([], 18);
    await describeDraft();
    editor().review();
    expect(editor().step.value.kind).toBe('reviewing');
    expect(element.querySelector('.dial')).toBeNull();
    expect(element.querySelector<HTMLElement>('.map-draft')?.hidden).toBe(false);
    editor().close();
    expect(element.querySelector<HTMLElement>('.map-draft')?.hidden).toBe(true);
  });
});
