import { expect } from 'vitest';
import type { App } from '../../stub/app.ts';
import { settled } from '../../stub/app.ts';

/** Up to the open review, with a maker chosen. */
export async function toReview(here: App): Promise<void> {
  const { editor } = here.state;
  editor.start();
  editor.placeHere();
  editor.change({ maker: { name: 'Genetec', wikidata: 'Q30295174' } });
  await settled();
  expect(editor.review()).toBeNull();
}

/** The step that is being taken. */
export function kind(here: App): string {
  return here.state.editor.step.value.kind;
}
