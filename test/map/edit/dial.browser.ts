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

  test('adds a direction in the widest gap and gives it the focus; Delete takes it away', async () => {
    open([], 18);
    await describeDraft([]);
    element.querySelector<HTMLButtonElement>('.dial-add')?.click();
    element.querySelector<HTMLButtonElement>('.dial-add')?.click();
    expect(now()).toEqual(['0', '180']);
    expect(document.activeElement).toBe(handles()[1]);
    key(handles()[1], 'Delete');
    expect(now()).toEqual(['0']);
    expect(document.activeElement).toBe(handles()[0]);
    key(handles()[0], 'Delete');
    expect(document.activeElement).toBe(element.querySelector('.dial-add'));
    expect(editor().draft.value?.form.directions).toEqual([]);
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
      const ring = element.querySelector('.dial-ring')?.getBoundingClientRect();
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
